namespace Opik.Storage;

/// <summary>Which payloads of a row a read needs. Rows are narrow; each part costs a look-up and a decompression.</summary>
[Flags]
public enum PayloadParts
{
    /// <summary>Only the narrow row, with previews.</summary>
    None = 0,

    /// <summary>The input.</summary>
    Input = 1,

    /// <summary>The output.</summary>
    Output = 2,

    /// <summary>The metadata.</summary>
    Metadata = 4,

    /// <summary>The whole error information (the narrow row has type and message).</summary>
    Error = 8,

    /// <summary>Everything.</summary>
    All = Input | Output | Metadata | Error,
}
