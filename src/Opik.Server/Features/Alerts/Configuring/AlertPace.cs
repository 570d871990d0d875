using System.Globalization;
using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>Where a threshold that is met ends, and when it is told again.</summary>
internal static class AlertPace
{
    private const int ShortestRepeat = 60;

    /// <summary>Blank values are taken as none.</summary>
    /// <exception cref="ApiException">400 with the name of the value that is wrong.</exception>
    public static void Check(AlertConfigType kind, Dictionary<string, string> value, decimal threshold)
    {
        if (Take(value, AlertConfigValues.EndThreshold) is { } end)
        {
            if (!decimal.TryParse(end, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                throw Wrong($"'end_threshold' of '{kind.WireName()}' must be a number");
            var isBelow = value.GetValueOrDefault(AlertConfigValues.Operator) == "<";
            if (isBelow ? number < threshold : number > threshold)
                throw Wrong($"'end_threshold' of '{kind.WireName()}' must not be {(isBelow ? "below" : "above")} its threshold");
        }

        if (Take(value, AlertConfigValues.Repeat) is { } repeat
            && (!int.TryParse(repeat, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < ShortestRepeat or > TriggerSettings.LongestWindow))
            throw Wrong($"'repeat' of '{kind.WireName()}' must be a number of seconds between {ShortestRepeat} and {TriggerSettings.LongestWindow}");
    }

    private static string? Take(Dictionary<string, string> value, string name)
    {
        if (!value.TryGetValue(name, out var text) || !string.IsNullOrWhiteSpace(text))
            return text;
        value.Remove(name);
        return null;
    }

    private static ApiException Wrong(string message) => ApiException.WithMessage(StatusCodes.Status400BadRequest, message);
}
