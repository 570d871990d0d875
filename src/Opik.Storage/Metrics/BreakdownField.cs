namespace Opik.Storage;

/// <summary>By what a metric is divided.</summary>
public enum BreakdownField
{
    /// <summary>Tags; an entity counts in the group of each of its tags.</summary>
    Tags,

    /// <summary>A value in the metadata.</summary>
    Metadata,

    /// <summary>Name.</summary>
    Name,

    /// <summary>Whether there is an error.</summary>
    ErrorInfo,

    /// <summary>Type of the error.</summary>
    ErrorType,

    /// <summary>Model of the span.</summary>
    Model,

    /// <summary>Provider of the span.</summary>
    Provider,

    /// <summary>Type of the span.</summary>
    Type,

    /// <summary>Name of the guardrail.</summary>
    GuardrailName,

    /// <summary>Environment.</summary>
    Environment,

    /// <summary>Version of a prompt that was used, as <c>name@commit</c>; an entity counts in the group of each.</summary>
    Prompt,
}
