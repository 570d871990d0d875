using System.Diagnostics;
using Opik.Contracts;
using Opik.Delivery;

namespace Opik.Tracing;

/// <summary>Opens traces and spans for one client and hands them to delivery.</summary>
internal sealed class Tracer(OpikOptions options, IDelivery delivery, TimeProvider clock, ProjectContext projects)
{
    // The system's clock is asked without the detour: it is the most frequent call of all.
    private readonly TimeProvider? clock = ReferenceEquals(clock, TimeProvider.System) ? null : clock;
    private volatile bool active = !options.TrackDisable;

    public OpikOptions Options { get; } = options;

    public IDelivery Delivery { get; } = delivery;

    /// <summary>Makes spans of activities of other libraries. Kept here, so that it lives as long as an open span does.</summary>
    public Activities.ActivityRecorder? Activities { get; set; }

    /// <summary>Now, UTC.</summary>
    public DateTime Now => clock is null ? DateTime.UtcNow : clock.GetUtcNow().UtcDateTime;

    /// <summary>False: nothing is traced and every start gives the shared entity that does nothing.</summary>
    public bool IsActive
    {
        get => active;
        set => active = value;
    }

    /// <summary>Opens a trace; a trace around it has nothing to do with it.</summary>
    public OpikTrace StartTrace(string name, TraceOptions? with)
    {
        if (!active)
            return OpikTrace.None;
        var start = with?.StartTime?.UtcDateTime ?? Now;
        var trace = NewTrace(name, start, with?.Id, projects.Choose(with?.ProjectName, null), with?.Environment, with?.Source);
        if (with is not null)
            Fill(trace, with.Input, with.Tags, with.Metadata);
        if (with?.ThreadId is { } thread)
            trace.ThreadId = thread;
        if (with is not { Detached: true })
            trace.Attach(OpikSource.Instance.StartActivity(name ?? "", ActivityKind.Internal, default(ActivityContext), startTime: new DateTimeOffset(start)));
        trace.Enqueue();
        return trace;
    }

    /// <summary>Opens a span below <paramref name="parent"/>, or below what is current, or with a trace of its own.</summary>
    public OpikSpan StartSpan(string name, SpanOptions with, OpikEntity? parent = null)
    {
        if (!active)
            return OpikSpan.None;
        var start = with.StartTime?.UtcDateTime ?? Now;
        var context = parent?.Activity is { } given && !IsCurrent(given) ? given.Context : default;
        parent ??= with.Parent is null ? OpikSource.Current() : null;
        var place = Place(name, with, parent, start);
        var span = new OpikSpan(this, with.Id, name, start, with.Type, place);
        if (!with.Detached && parent is not { Activity: null })
            span.Attach(OpikSource.Instance.StartActivity(name ?? "", ActivityKind.Internal, context, startTime: new DateTimeOffset(start)));
        var args = with.Args;
        span.InheritedArgs = args?.Span ?? (parent as OpikSpan)?.InheritedArgs;
        if (!ReferenceEquals(with, SpanOptions.Default) || span.InheritedArgs is not null)
            Fill(span, place, with);
        if (args?.Trace is { } forTrace)
            span.Trace.Apply(forTrace);
        if (place.Role != RootRole.None)
            place.Trace!.Enqueue();
        span.Enqueue();
        return span;
    }

    /// <summary>Opens the span of an activity that another library started.</summary>
    public OpikSpan Adopt(Activity activity, OpikEntity? parent)
    {
        var start = activity.StartTimeUtc;
        var name = activity.DisplayName;
        var with = parent is null && RemoteContext.Of(activity) is { } remote ? new SpanOptions { Parent = remote } : SpanOptions.Default;
        var place = Place(name, with, parent, start);
        var span = new OpikSpan(this, null, name, start, SpanType.General, place);
        span.Adopt(activity);
        span.InheritedArgs = (parent as OpikSpan)?.InheritedArgs;
        if (span.InheritedArgs is not null)
            Fill(span, place, with);
        if (place.Role != RootRole.None)
            place.Trace!.Enqueue();
        span.Enqueue();
        return span;
    }

    private SpanPlace Place(string name, SpanOptions with, OpikEntity? parent, DateTime start)
    {
        switch (parent)
        {
            case OpikSpan span:
                if (with.ProjectName is not null)
                    projects.Choose(with.ProjectName, span.ProjectName);
                return new SpanPlace(span.TraceId, span.IdForChildren, span.Trace.IsNone ? null : span.Trace, RootRole.None, span.ProjectName, span.Environment);
            case OpikTrace trace:
                if (with.ProjectName is not null)
                    projects.Choose(with.ProjectName, trace.ProjectName);
                return new SpanPlace(trace.Id, null, trace, RootRole.None, trace.ProjectName, trace.Environment);
        }

        var project = projects.Choose(with.ProjectName, null);
        var environment = with.Environment ?? Options.Environment;
        if ((with.Parent ?? RemoteContext.Current()) is { } remote)
            return new SpanPlace(remote.TraceId, remote.SpanId, null, RootRole.None, project, environment);
        var opened = NewTrace(name, start, null, project, environment);
        return new SpanPlace(opened.Id, null, opened, with.CreateDuplicateRootSpan ? RootRole.OpensTrace : RootRole.TraceAlone, project, environment);
    }

    private OpikTrace NewTrace(string name, DateTime start, Guid? id, string? project, string? environment, string? source = null) =>
        new(this, id ?? EntityIds.New(start), name, start, project, environment ?? Options.Environment, source);

    // An activity below one that is not current is given its context: the tree of W3C ids then stays whole.
    private static bool IsCurrent(Activity activity)
    {
        for (var current = System.Diagnostics.Activity.Current; current is not null; current = current.Parent)
        {
            if (ReferenceEquals(current, activity))
                return true;
        }

        return false;
    }

    private static void Fill(OpikSpan span, in SpanPlace place, SpanOptions with)
    {
        Fill(span, with.Input, with.Tags, with.Metadata);
        if (span.InheritedArgs is { } inherited)
            Fill(span, null, inherited.Tags, inherited.Metadata);
        if (place.Role != RootRole.None)
            Fill(place.Trace!, with.Input, with.Tags, with.Metadata);
    }

    private static void Fill(OpikEntity entity, object? input, IEnumerable<string>? tags, IEnumerable<KeyValuePair<string, object?>>? metadata)
    {
        if (input is not null)
            entity.SetInput(input);
        if (tags is not null)
            entity.AddTags(tags);
        if (metadata is not null)
            entity.SetMetadata(metadata);
    }
}
