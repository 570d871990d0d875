namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>Names of the values of a setting, as on the wire.</summary>
internal static class AlertConfigValues
{
    /// <summary>A JSON list of project ids.</summary>
    public const string ProjectIds = "project_ids";

    /// <summary>A number in the unit of the event.</summary>
    public const string Threshold = "threshold";

    /// <summary>Seconds.</summary>
    public const string Window = "window";

    /// <summary>Name of a score.</summary>
    public const string Name = "name";

    /// <summary><c>&gt;</c> or <c>&lt;</c>.</summary>
    public const string Operator = "operator";

    /// <summary>What of the kind is measured: <c>rate</c> of errors, <c>p95</c> of latency. Ours.</summary>
    public const string Measure = "measure";

    /// <summary>Which rows are looked at: a JSON array as lists take it. Ours.</summary>
    public const string Filters = "filters";

    /// <summary>Where what holds ends: between the two it goes on; without it, at the threshold. Ours.</summary>
    public const string EndThreshold = "end_threshold";

    /// <summary>Seconds until what goes on is told again; without it, the window. Ours.</summary>
    public const string Repeat = "repeat";

    /// <summary>Unit of the threshold; the server adds it.</summary>
    public const string Unit = "unit";

    /// <summary>Names with commas.</summary>
    public const string GuardrailTypes = "guardrail_types";

    /// <summary>The names of a list with commas; none for a blank text.</summary>
    public static IReadOnlyList<string> Names(string? text) =>
        (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
