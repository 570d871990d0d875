using System.Text.Json;
using Opik.Rest;

namespace Opik.Dashboards;

/// <summary>Metrics are written in capitals: <c>TRACE_COUNT</c>.</summary>
internal sealed class ProjectMetricConverter() : WireEnumConverter<ProjectMetric>(JsonNamingPolicy.SnakeCaseUpper);
