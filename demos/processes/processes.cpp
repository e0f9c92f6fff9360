// processes: a try
#include <cooks/check.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>
#include <cooks/process.hpp>
#include <string>
namespace {
int value=1;
int child(cooks::connection& parent, const std::vector<std::string>&){
  while(auto m=parent.receive()){ value+=std::stoi(*m); cooks::print("child {} at {}", value, (unsigned long)&value); parent.send(std::to_string(value)); }
  return 0;
}
const cooks::registration here{{.name="processes",.summary="x.",.variants={{.name="twins",.summary="y",.body=[](const cooks::run&){
 cooks::process ben{"Ben","child",{"x"}};
 value=7;
 cooks::print("here {} at {}", value, (unsigned long)&value);
 ben.pipe().send("5");
 auto m=ben.pipe().receive();
 cooks::print("got {}", *m);
 ben.pipe().close();
 auto s=ben.wait();
 cooks::print("code {} {} {}", s.code, s.signal, s.why);
 cooks::check("six",std::string{"6"},*m);
}}},.children={{"child",child,0}}}};
}
