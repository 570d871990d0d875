using System.Globalization;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Alerts.Measuring;
using Opik.Server.Features.Guardrails;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>
/// Reads the settings of triggers. One that could never be met, or never be read when it counts, is refused where it is written:
/// an alert that stays silent tells nobody why. Settings that the kind of event does not look at are kept as they are.
/// </summary>
internal static class TriggerSettings
{
    /// <summary>Longest window, in seconds: 30 days.</summary>
    public const int LongestWindow = 30 * 24 * 3600;

    private const int MostProjects = 100;
    private const string LegacyWindow = "window_seconds";

    /// <summary>The setting as it is stored: window under its present name, unit added, projects apart.</summary>
    /// <exception cref="ApiException">400 with the name of the value that is wrong.</exception>
    public static AlertTriggerConfig Read(AlertEventType type, TriggerConfigBody body, Guid id)
    {
        var value = (body.ConfigValue ?? new Dictionary<string, string?>()).Where(static entry => entry.Value is not null).ToDictionary(static entry => entry.Key, static entry => entry.Value!, StringComparer.Ordinal);
        var kind = body.Type!.Value;
        if (body.GroupIndex < 0)
            throw Wrong("'group_index' must not be negative");
        if (kind == AlertConfigType.ScopeProject && body.GroupIndex is not null)
            throw Wrong("'group_index' must not be set for scope:project");
        if (type.Threshold() is { } threshold && kind.IsThreshold())
            CheckThreshold(type, threshold, kind, value);
        if (type == AlertEventType.TraceGuardrailsTriggered && kind == AlertConfigType.FilterGuardrailType)
            CheckGuardrails(value);
        var projects = kind == AlertConfigType.ScopeProject && value.Remove(AlertConfigValues.ProjectIds, out var ids) ? ReadProjects(ids) : null;
        return new AlertTriggerConfig { Id = id, Type = kind, Value = value, ProjectIds = projects, GroupIndex = body.GroupIndex };
    }

    private static void CheckThreshold(AlertEventType type, AlertConfigType threshold, AlertConfigType kind, Dictionary<string, string> value)
    {
        if (kind != threshold)
            throw Wrong($"A trigger '{type.WireName()}' takes '{threshold.WireName()}', not '{kind.WireName()}'");
        if (value.Remove(LegacyWindow, out var legacy) && string.IsNullOrWhiteSpace(value.GetValueOrDefault(AlertConfigValues.Window)))
            value[AlertConfigValues.Window] = legacy;
        if (!decimal.TryParse(value.GetValueOrDefault(AlertConfigValues.Threshold), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw Wrong($"'threshold' of '{kind.WireName()}' must be a number");
        if (!int.TryParse(value.GetValueOrDefault(AlertConfigValues.Window), NumberStyles.None, CultureInfo.InvariantCulture, out var window) || window is < 1 or > LongestWindow)
            throw Wrong($"'window' of '{kind.WireName()}' must be a number of seconds between 1 and {LongestWindow}");
        var isScore = kind == AlertConfigType.ThresholdFeedbackScore;
        if (isScore && string.IsNullOrWhiteSpace(value.GetValueOrDefault(AlertConfigValues.Name)))
            throw Wrong($"'name' of '{kind.WireName()}' must not be blank");
        if (value.GetValueOrDefault(AlertConfigValues.Operator) is { } sign ? sign is not (">" or "<") : isScore)
            throw Wrong($"'operator' of '{kind.WireName()}' must be '>' or '<'");
        var measure = ReadMeasure(type, kind, value);
        TriggerFilters.Parse(type, value.GetValueOrDefault(AlertConfigValues.Filters));
        if (measure == AlertMeasure.Rate && number is (< 0 or > 100))
            throw Wrong("'threshold' of a rate must be between 0 and 100 percent");
        AlertPace.Check(kind, value, number);
        var unit = type.Unit(measure);
        if (value.TryGetValue(AlertConfigValues.Unit, out var sent) && !string.Equals(sent, unit, StringComparison.OrdinalIgnoreCase))
            throw Wrong($"'unit' of '{kind.WireName()}' must be '{unit}'");
        value[AlertConfigValues.Unit] = unit;
    }

    private static AlertMeasure? ReadMeasure(AlertEventType type, AlertConfigType kind, Dictionary<string, string> value)
    {
        if (!value.TryGetValue(AlertConfigValues.Measure, out var name))
            return null;
        var known = AlertMeasures.Of(type);
        return AlertMeasures.Parse(type, name) ?? throw Wrong(
            known.Count == 0 ? $"'{kind.WireName()}' takes no 'measure'" : $"'measure' of '{kind.WireName()}' must be one of [{string.Join(", ", known.Select(static one => one.WireName()))}]");
    }

    private static void CheckGuardrails(Dictionary<string, string> value)
    {
        foreach (var name in AlertConfigValues.Names(value.GetValueOrDefault(AlertConfigValues.GuardrailTypes)))
        {
            if (!GuardrailDraft.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw Wrong($"'guardrail_types' must be names of [{string.Join(", ", GuardrailDraft.Names)}] with commas between them");
        }
    }

    // ["0198ec68-…","0198ec69-…"], or the ids with commas between them
    private static List<Guid> ReadProjects(string text)
    {
        IReadOnlyList<string> texts;
        try
        {
            texts = text.TrimStart().StartsWith('[') ? JsonSerializer.Deserialize<List<string>>(text)! : AlertConfigValues.Names(text);
        }
        catch (JsonException)
        {
            throw Wrong("'project_ids' must be a JSON list of ids");
        }

        var ids = new HashSet<Guid>();
        foreach (var one in texts)
            ids.Add(Guid.TryParseExact(one, "D", out var id) ? id : throw Wrong("'project_ids' must be a JSON list of ids"));
        return ids.Count <= MostProjects ? [.. ids] : throw Wrong($"'project_ids' must name at most {MostProjects} projects");
    }

    private static ApiException Wrong(string message) => ApiException.WithMessage(StatusCodes.Status400BadRequest, message);
}
