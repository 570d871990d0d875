using System.Diagnostics;
using Opik.OpenTelemetry.Mapping;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.Activities;

/// <summary>
/// Reads a finished activity by the rules by which the server reads OpenTelemetry spans, so that a library looks the same
/// whichever way its spans came.
/// </summary>
internal static class ActivityMapping
{
    // What libraries set that were written before Activity had a status of its own.
    private const string StatusCodeTag = "otel.status_code";
    private const string StatusDescriptionTag = "otel.status_description";

    private const long NanosecondsPerTick = 100;

    /// <summary>What the activity says. Its values are read now; later changes of it are not seen.</summary>
    /// <param name="activity">A stopped activity.</param>
    /// <param name="resource">What is known of the process, as an OpenTelemetry SDK knows it; empty without one.</param>
    public static MappedSpan Map(Activity activity, IReadOnlyList<OtlpAttribute>? resource = null) =>
        SpanMapper.Map(new OtlpSpanGroup(resource ?? [], activity.Source.Name, []), ToSpan(activity));

    private static OtlpSpan ToSpan(Activity activity)
    {
        var attributes = new List<OtlpAttribute>();
        var status = (int)activity.Status;
        var message = activity.StatusDescription;
        foreach (ref readonly var tag in activity.EnumerateTagObjects())
        {
            if (tag.Key is StatusCodeTag)
                status = status == 0 ? StatusOf(tag.Value as string) : status;
            else if (tag.Key is StatusDescriptionTag)
                message ??= tag.Value as string;
            else if (Value(tag.Value) is { } value)
                attributes.Add(new OtlpAttribute(tag.Key, value));
        }

        var start = Nanoseconds(activity.StartTimeUtc);
        return new OtlpSpan
        {
            Name = activity.DisplayName,
            StartTimeUnixNano = start,
            EndTimeUnixNano = Nanoseconds(activity.StartTimeUtc + activity.Duration),
            Attributes = attributes,
            Events = ReadEvents(activity),
            StatusCode = status,
            StatusMessage = message ?? "",
        };
    }

    private static List<OtlpSpanEvent> ReadEvents(Activity activity)
    {
        var events = new List<OtlpSpanEvent>();
        foreach (ref readonly var entry in activity.EnumerateEvents())
        {
            var attributes = new List<OtlpAttribute>();
            foreach (ref readonly var tag in entry.EnumerateTagObjects())
            {
                if (Value(tag.Value) is { } value)
                    attributes.Add(new OtlpAttribute(tag.Key, value));
            }

            events.Add(new OtlpSpanEvent(entry.Name, Nanoseconds(entry.Timestamp.UtcDateTime), attributes));
        }

        return events;
    }

    // A tag is an object of the library's: its enumerator or ToString may throw, which is not the program's trouble.
    private static OtlpValue? Value(object? value)
    {
        try
        {
            return ActivityValues.Of(value);
        }
        catch (Exception exception)
        {
            return OtlpValue.Of($"[{value!.GetType().Name} could not be read: {exception.GetType().Name}]");
        }
    }

    private static int StatusOf(string? text) => text?.ToUpperInvariant() switch
    {
        "OK" => (int)ActivityStatusCode.Ok,
        "ERROR" => (int)ActivityStatusCode.Error,
        _ => (int)ActivityStatusCode.Unset,
    };

    private static ulong Nanoseconds(DateTime time) => (ulong)Math.Max(0, (time.Ticks - DateTime.UnixEpoch.Ticks) * NanosecondsPerTick);
}
