using System.Globalization;
using System.Text.RegularExpressions;

namespace Opik.Server.Features.Workspaces;

/// <summary>Durations of the wire: ISO 8601 days and time (<c>P1DT2H30M</c>, <c>PT15M</c>). Years and months have no fixed length and are refused.</summary>
internal static partial class IsoDuration
{
    /// <summary>False when the text is no duration of days, hours, minutes and seconds, or is out of range.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var match = Pattern().Match(text);
        if (!match.Success || text.EndsWith("T", StringComparison.OrdinalIgnoreCase) || text.Length < 3)
            return false;
        var seconds = (Part(match, "d") * 86_400) + (Part(match, "h") * 3600) + (Part(match, "m") * 60) + Part(match, "s");
        if (seconds > TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond)
            return false;
        duration = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    /// <summary>Whole seconds as hours, minutes and seconds: <c>PT168H</c>, <c>PT1H30M</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        var hours = (long)duration.TotalHours;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"PT{(hours == 0 ? string.Empty : $"{hours}H")}{(duration.Minutes == 0 ? string.Empty : $"{duration.Minutes}M")}{(duration.Seconds == 0 ? string.Empty : $"{duration.Seconds}S")}");
        return text == "PT" ? "PT0S" : text;
    }

    private static decimal Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? decimal.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    // At most nine digits a part: nothing overflows.
    [GeneratedRegex(@"^P((?<d>\d{1,9})D)?(T((?<h>\d{1,9})H)?((?<m>\d{1,9})M)?((?<s>\d{1,9}(\.\d{1,9})?)S)?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
