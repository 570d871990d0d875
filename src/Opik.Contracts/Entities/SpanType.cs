namespace Opik.Contracts;

/// <summary>What a span did. On the wire in lower case. The numbers are stored.</summary>
public enum SpanType
{
    /// <summary>Any step; the default.</summary>
    General = 0,

    /// <summary>A call of a language model.</summary>
    Llm = 1,

    /// <summary>A tool call.</summary>
    Tool = 2,

    /// <summary>A check of input or output.</summary>
    Guardrail = 3,
}
