export default function (component) {
  const { parentElement, data } = component;
  let chart = charts.get(parentElement);
  if (!chart) {
    chart = new Chart(parentElement, data);
    charts.set(parentElement, chart);
  }
  chart.update(component);
  return () => {
    charts.delete(parentElement);
    chart.close();
  };
}
