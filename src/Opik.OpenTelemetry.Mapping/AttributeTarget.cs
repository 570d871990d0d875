namespace Opik.OpenTelemetry.Mapping;

/// <summary>Where an attribute of a span goes.</summary>
internal enum AttributeTarget
{
    /// <summary>Input, under the attribute's name.</summary>
    Input = 0,

    /// <summary>Input, as an element of a list: <c>gen_ai.prompt.0.content</c> → <c>{"gen_ai.prompt":[{"content":…}]}</c>.</summary>
    InputList = 1,

    /// <summary>Output, under the attribute's name.</summary>
    Output = 2,

    /// <summary>Output, as an element of a list.</summary>
    OutputList = 3,

    /// <summary>Metadata, under the attribute's name.</summary>
    Metadata = 4,

    /// <summary>Metadata, under what follows the prefix; an object without a name of its own is merged.</summary>
    OwnMetadata = 5,

    /// <summary>Model; the lowest rank wins, another value is kept in metadata.</summary>
    ModelName = 6,

    /// <summary>Provider; the lowest rank wins, another value is kept in metadata.</summary>
    Provider = 7,

    /// <summary>One token count, under what follows the prefix.</summary>
    Usage = 8,

    /// <summary>Token counts as an object or as JSON text.</summary>
    UsageObject = 9,

    /// <summary>Cost in USD.</summary>
    Cost = 10,

    /// <summary>Costs as an object with a member <c>total</c>.</summary>
    CostObject = 11,

    /// <summary>Conversation; the lowest rank wins. Also in metadata.</summary>
    ThreadId = 12,

    /// <summary>Tags: a list, JSON text or comma-separated.</summary>
    Tags = 13,

    /// <summary>Environment.</summary>
    DeploymentEnvironment = 14,

    /// <summary>Milliseconds to the first token. Also in metadata.</summary>
    FirstTokenMilliseconds = 15,

    /// <summary>Seconds to the first token. Also in metadata.</summary>
    FirstTokenSeconds = 16,

    /// <summary>The moment of the first token, ISO 8601. Also in metadata.</summary>
    FirstTokenTime = 17,

    /// <summary>What the sender calls this kind of span. Also in metadata.</summary>
    Kind = 18,

    /// <summary>Nowhere: bookkeeping of an exporter.</summary>
    Dropped = 19,
}
