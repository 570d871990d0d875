using Opik.Tracing;

namespace Opik.Distributed;

/// <summary>
/// The place of a call in the header <c>baggage</c> (https://www.w3.org/TR/baggage/):
/// <c>userId=alice,opik.trace_id=0190a0b1-2c3d-7e4f-8a5b-6c7d8e9f0a1b</c>.
/// </summary>
internal static class OpikBaggage
{
    /// <summary>Name of the header.</summary>
    public const string Header = "baggage";

    /// <summary>The entries of others, and the place in the place of an earlier one.</summary>
    public static string With(string? baggage, in OpikParent place)
    {
        var entries = (baggage ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(entry => !IsPlace(entry)).ToList();
        entries.Add($"{RemoteContext.TraceKey}={place.TraceId}");
        if (place.SpanId is { } span)
            entries.Add($"{RemoteContext.SpanKey}={span}");
        return string.Join(", ", entries);
    }

    private static bool IsPlace(string entry)
    {
        var name = entry.AsSpan(0, entry.IndexOf('=', StringComparison.Ordinal) is var end and >= 0 ? end : entry.Length).Trim();
        return name is RemoteContext.TraceKey or RemoteContext.SpanKey;
    }
}
