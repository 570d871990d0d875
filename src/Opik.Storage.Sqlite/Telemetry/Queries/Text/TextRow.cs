namespace Opik.Storage.Sqlite;

/// <summary>The narrow part of a trace or span that a search within looks at.</summary>
/// <param name="Seq">Row number.</param>
/// <param name="Id">Id.</param>
/// <param name="Name">Term of the name.</param>
/// <param name="Model">Term of the model.</param>
/// <param name="Tags">Tags as stored.</param>
/// <param name="ErrorType">Type of the error.</param>
/// <param name="ErrorMessage">Beginning of its message.</param>
/// <param name="Flags">Flags of the row.</param>
/// <param name="Candidate">Whether input, output or metadata can have the text.</param>
internal readonly record struct TextRow(
    long Seq, Guid Id, long? Name, long? Model, string? Tags, string? ErrorType, string? ErrorMessage, long Flags, bool Candidate);
