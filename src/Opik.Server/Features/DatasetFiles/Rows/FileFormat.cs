namespace Opik.Server.Features.DatasetFiles.Rows;

/// <summary>Formats of files with dataset items.</summary>
internal enum FileFormat
{
    /// <summary>RFC 4180 with a header line, UTF-8.</summary>
    Csv,

    /// <summary>One array of objects.</summary>
    Json,

    /// <summary>One object a line.</summary>
    Jsonl,
}
