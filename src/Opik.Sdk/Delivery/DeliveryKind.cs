namespace Opik.Delivery;

/// <summary>What an item is to the server: the request that carries it, and the order inside one pass of the sender.</summary>
internal enum DeliveryKind
{
    /// <summary>A whole trace; <c>POST /v1/private/traces/batch</c>.</summary>
    Trace,

    /// <summary>A whole span; <c>POST /v1/private/spans/batch</c>.</summary>
    Span,

    /// <summary>Changed members of a trace; <c>PATCH /v1/private/traces/{id}</c>.</summary>
    TraceUpdate,

    /// <summary>Changed members of a span; <c>PATCH /v1/private/spans/{id}</c>.</summary>
    SpanUpdate,

    /// <summary>A score of a trace; <c>PUT /v1/private/traces/feedback-scores</c>.</summary>
    TraceScore,

    /// <summary>A score of a span; <c>PUT /v1/private/spans/feedback-scores</c>.</summary>
    SpanScore,

    /// <summary>A score of a thread; <c>PUT /v1/private/traces/threads/feedback-scores</c>.</summary>
    ThreadScore,

    /// <summary>A result of a guardrail; <c>POST /v1/private/guardrails</c>.</summary>
    Guardrail,

    /// <summary>A result of an assertion of a test suite; <c>PUT /v1/private/assertion-results</c>.</summary>
    AssertionResult,

    /// <summary>A link of a trace to a dataset item; <c>POST /v1/private/experiments/items</c>.</summary>
    ExperimentItem,

    /// <summary>A file to be uploaded; multi-part through <c>/v1/private/attachment</c>.</summary>
    Attachment,
}
