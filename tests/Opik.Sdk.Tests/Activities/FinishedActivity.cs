using System.Diagnostics;
using System.Text.Json.Nodes;
using Opik.Activities;
using Opik.Contracts;
using Opik.OpenTelemetry.Mapping;

namespace Opik.Sdk.Tests.Activities;

/// <summary>Makes one activity and maps it.</summary>
internal static class FinishedActivity
{
    public static readonly DateTime Start = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    public static MappedSpan Map(Action<Activity> fill, string source = "Tests.Mapping")
    {
        using var activitySource = new ActivitySource(source);
        using var listener = new ActivityListener
        {
            ShouldListenTo = candidate => ReferenceEquals(candidate, activitySource),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var activity = activitySource.CreateActivity("work", ActivityKind.Client)!;
        activity.SetStartTime(Start).Start();
        fill(activity);
        activity.SetEndTime(Start.AddMilliseconds(250));
        activity.Stop();
        return ActivityMapping.Map(activity);
    }

    public static JsonObject Json(JsonText? text) => JsonNode.Parse(text!.Value.Utf8.Span)!.AsObject();
}
