namespace Opik.Storage;

/// <summary>Where in a trace or span a text was found; in the order of looking.</summary>
public enum TextPart
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>The model of a span.</summary>
    Model,

    /// <summary>A tag.</summary>
    Tags,

    /// <summary>Type, message or traceback of the error.</summary>
    Error,

    /// <summary>The input.</summary>
    Input,

    /// <summary>The output.</summary>
    Output,

    /// <summary>The metadata.</summary>
    Metadata,
}
