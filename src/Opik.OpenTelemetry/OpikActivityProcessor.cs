using System.Diagnostics;
using global::OpenTelemetry;
using Opik.Activities;
using Opik.OpenTelemetry.Mapping.Model;
using Opik.Tracing;

namespace Opik.OpenTelemetry;

/// <summary>
/// Hands activities of a provider to the recorder that our own listener uses as well: an activity gets one span, whoever sees
/// it first. It follows starts, not only ends, so that spans of Opik inside an activity find their parent.
/// </summary>
internal sealed class OpikActivityProcessor(OpikClient client, OpikExporterOptions options) : global::OpenTelemetry.BaseProcessor<Activity>
{
    private readonly ActivitySourcePatterns _sources = new([.. client.Options.ActivitySources, .. options.Sources]);
    private readonly bool _exportAll = options.ExportAll;
    private bool _knowsResource;

    /// <inheritdoc/>
    public override void OnStart(Activity data)
    {
        LearnResource();
        if (data.Source.Name != OpikSource.Name && (_exportAll || _sources.Match(data.Source.Name)))
            client.Activities.Started(data);
    }

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        SpanIds.Add(data);
        client.Activities.Stopped(data);
    }

    /// <inheritdoc/>
    protected override bool OnForceFlush(int timeoutMilliseconds) => Flush(timeoutMilliseconds);

    /// <inheritdoc/>
    protected override bool OnShutdown(int timeoutMilliseconds) => Flush(timeoutMilliseconds);

    // The contract of processors is synchronous; the work runs on the pool, whatever context the caller has.
    private bool Flush(int timeoutMilliseconds)
    {
        var timeout = timeoutMilliseconds < 0 ? (TimeSpan?)null : TimeSpan.FromMilliseconds(timeoutMilliseconds);
        return Task.Run(() => client.FlushAsync(timeout)).GetAwaiter().GetResult().Success;
    }

    // The provider is known from its first activity on.
    private void LearnResource()
    {
        if (_knowsResource || ParentProvider is not { } provider)
            return;
        _knowsResource = true;
        var attributes = new List<OtlpAttribute>();
        foreach (var (name, value) in provider.GetResource().Attributes)
        {
            if (ActivityValues.Of(value) is { } known)
                attributes.Add(new OtlpAttribute(name, known));
        }

        client.Activities.Resource = attributes;
    }
}
