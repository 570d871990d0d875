namespace Opik.Server.Features.RowExports;

/// <summary>Format of an exported file.</summary>
internal enum RowExportFormat
{
    /// <summary>One column per chosen value (RFC 4180).</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    Jsonl,
}
