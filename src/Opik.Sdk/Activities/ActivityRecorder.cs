using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Opik.OpenTelemetry.Mapping.Model;
using Opik.Tracing;

namespace Opik.Activities;

/// <summary>
/// Makes spans of activities of other libraries. One gets its span when it starts, so that what runs inside can name it as
/// parent, and is read when it stops. Both may be told more than once, by a listener and by an OpenTelemetry processor: an
/// activity has one span.
/// </summary>
internal sealed partial class ActivityRecorder(Tracer tracer, ActivitySourcePatterns sources, ILogger logger)
{
    private int _failures;

    /// <summary>Sources whose activities are recorded.</summary>
    public ActivitySourcePatterns Sources { get; } = sources;

    /// <summary>What an OpenTelemetry SDK knows of the process; null without one.</summary>
    public IReadOnlyList<OtlpAttribute>? Resource { get; set; }

    /// <summary>False: nothing is recorded now.</summary>
    public bool IsActive => tracer.IsActive;

    /// <summary>Gives an activity its span, unless it has one, belongs to another client, or is a call that is recorded already.</summary>
    public void Started(Activity activity)
    {
        try
        {
            if (tracer.IsActive && OpikSource.Find(activity) is null && Concerns(activity, out var parent))
                ForeignActivities.Keep(activity, tracer.Adopt(activity, parent));
        }
        catch (Exception exception)
        {
            Failed(exception);
        }
    }

    /// <summary>Reads an activity that has a span of this client, and ends the span.</summary>
    /// <param name="activity">A stopped activity.</param>
    public void Stopped(Activity activity)
    {
        if (ForeignActivities.Find(activity) is not { HasEnded: false } span || !span.BelongsTo(tracer))
            return;
        try
        {
            ForeignActivities.Forget(activity);
            ForeignSpan.Fill(span, ActivityMapping.Map(activity, Resource));
        }
        catch (Exception exception)
        {
            Failed(exception);
        }

        span.End(new DateTimeOffset(activity.StartTimeUtc + activity.Duration));
    }

    // The tree decides whose an activity is; one without a tree belongs to the default client, where there is one.
    private bool Concerns(Activity activity, out OpikEntity? parent)
    {
        parent = OpikSource.Around(activity);
        // The middleware around it logs this call already, and with more than an activity says.
        if (ModelCallScope.Current is not null && ModelActivities.IsModelCall(activity))
            return false;
        if (parent is not null)
            return parent.BelongsTo(tracer);
        return OpikClient.DefaultIfMade is not { } client || ReferenceEquals(client.Tracer, tracer) || !client.Activities.Sources.Match(activity.Source.Name);
    }

    private void Failed(Exception exception)
    {
        if (Interlocked.Increment(ref _failures) == 1)
            LogFailed(logger, exception);
    }

    [LoggerMessage(4101, LogLevel.Error, "An activity of another library could not be recorded; further failures are not logged.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
