using Opik.Server.Features.Ingest;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Code;

/// <summary>A metric written in Python.</summary>
/// <param name="Metric">Its source.</param>
/// <param name="Arguments">Where the arguments of its <c>score</c> come from, by name; not of threads.</param>
[RequiredMembers(nameof(Metric))]
internal sealed record PythonCode(string? Metric, [property: WrittenAs(typeof(IReadOnlyDictionary<string, string>))] IReadOnlyDictionary<string, string?>? Arguments)
{
    private const int MostArguments = 200;
    private const string Path = "code.";

    /// <summary>Adds what breaks a rule.</summary>
    public void Check(Violations violations, OnlineRuleType type)
    {
        violations.CheckNotBlank(Path, "metric", Metric);
        if (type == OnlineRuleType.TraceThreadUserDefinedMetricPython)
            return;
        if (Arguments is null)
            violations.Add(Path, "arguments must not be null");
        else if (Arguments.Count is < 1 or > MostArguments)
            violations.Add(Path, $"arguments size must be between 1 and {MostArguments}");
        foreach (var (name, value) in Arguments ?? new Dictionary<string, string?>())
            violations.CheckNotNull(Path, $"arguments.{name}", value);
    }
}
