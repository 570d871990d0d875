using Opik.Contracts;

namespace Opik.Server.Features.Evaluators.Manual;

/// <summary>What is evaluated by hand, on the wire.</summary>
internal enum EvaluatedEntity
{
    /// <summary>Traces.</summary>
    Trace = ScoredEntity.Trace,

    /// <summary>Spans.</summary>
    Span = ScoredEntity.Span,

    /// <summary>Threads, by their model id.</summary>
    Thread = ScoredEntity.Thread,
}
