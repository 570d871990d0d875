using System.Text.Json;
using System.Text.RegularExpressions;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>Settings of a workspace as sent.</summary>
internal sealed partial record WorkspaceConfigurationBody(
    [property: WrittenAs(typeof(string), typeof(decimal))] JsonElement? TimeoutToMarkThreadAsInactive,
    bool? TruncationOnTables,
    [property: WrittenAs(typeof(IReadOnlyDictionary<string, string>))] IReadOnlyDictionary<string, string?>? ColorMap)
{
    private const int MaxColors = 10_000;

    /// <summary>The settings; 422 when one breaks a rule.</summary>
    public WorkspaceConfiguration ToConfiguration()
    {
        var violations = new Violations();
        var timeout = ReadTimeout(violations);
        if (ColorMap?.Count > MaxColors)
            violations.Add(string.Empty, $"colorMap size must be between 0 and {MaxColors}");
        foreach (var (label, color) in ColorMap ?? new Dictionary<string, string?>())
        {
            if (color is null || !Color().IsMatch(color))
                violations.Add(string.Empty, $"colorMap[{label}] must be a hex color such as #FF0000");
        }

        violations.ThrowIfAny();
        return new WorkspaceConfiguration
        {
            ThreadTimeout = timeout,
            TruncationOnTables = TruncationOnTables,
            ColorMap = ColorMap?.ToDictionary(color => color.Key, color => color.Value!),
        };
    }

    // "PT30M", or a number of seconds, which the original understands as well.
    private TimeSpan? ReadTimeout(Violations violations)
    {
        if (TimeoutToMarkThreadAsInactive is not { } json || json.ValueKind == JsonValueKind.Null)
            return null;
        TimeSpan timeout;
        if (json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var seconds) && decimal.Abs(seconds) < 1_000_000_000)
            timeout = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        else if (json.ValueKind != JsonValueKind.String || !IsoDuration.TryParse(json.GetRawText().Trim('"'), out timeout))
            throw ApiException.BadJson($"timeout_to_mark_thread_as_inactive must be an ISO 8601 duration such as PT30M, not {json.GetRawText()}");

        if (timeout.Ticks % TimeSpan.TicksPerSecond != 0)
            violations.Add(string.Empty, "timeoutToMarkThreadAsInactive minimum precision supported is seconds, please use a duration with seconds precision or higher");
        if (timeout < TimeSpan.FromMinutes(5))
            violations.Add(string.Empty, "timeoutToMarkThreadAsInactive must be at least 5 minutes");
        if (timeout > TimeSpan.FromDays(7))
            violations.Add(string.Empty, "timeoutToMarkThreadAsInactive must be at most 7 days");
        return timeout;
    }

    [GeneratedRegex("^#[0-9A-Fa-f]{6}\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Color();
}
