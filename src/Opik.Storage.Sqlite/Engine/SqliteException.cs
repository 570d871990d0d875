namespace Opik.Storage.Sqlite;

/// <summary>A call of the SQLite library failed.</summary>
public sealed class SqliteException : Exception
{
    /// <summary>A failure with its result code.</summary>
    public SqliteException(int code, string message) : base($"SQLite error {code}: {message}") => Code = code;

    /// <summary>An unspecified failure.</summary>
    public SqliteException()
    {
    }

    /// <summary>An unspecified failure with text.</summary>
    public SqliteException(string message) : base(message)
    {
    }

    /// <summary>An unspecified failure with its cause.</summary>
    public SqliteException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Extended result code (https://sqlite.org/rescode.html).</summary>
    public int Code { get; }

    /// <summary>Primary result code: the low byte of <see cref="Code"/>.</summary>
    public int PrimaryCode => Code & 0xFF;
}
