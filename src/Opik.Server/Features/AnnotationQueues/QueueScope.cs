using Opik.Contracts;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>What the items of a queue are, on the wire.</summary>
internal enum QueueScope
{
    /// <summary>Traces.</summary>
    Trace = ScoredEntity.Trace,

    /// <summary>Threads.</summary>
    Thread = ScoredEntity.Thread,
}
