using System.Text;
using SQLitePCL;

namespace Opik.Storage.Sqlite;

/// <summary>
/// A prepared statement. Parameters are numbered from 1, columns from 0. A thin layer over SQLitePCLRaw because the
/// write path binds some thirty values a row, where ADO.NET parameters cost more than the insert (docs/adr/0002).
/// </summary>
public sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _handle;

    internal SqliteStatement(sqlite3 db, string sql)
    {
        _db = db;
        Check(raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle));
    }

    /// <summary>Binds NULL.</summary>
    public SqliteStatement BindNull(int index) => Checked(raw.sqlite3_bind_null(_handle, index));

    /// <summary>Binds an integer; null binds NULL.</summary>
    public SqliteStatement Bind(int index, long? value) => value is { } number ? Checked(raw.sqlite3_bind_int64(_handle, index, number)) : BindNull(index);

    /// <summary>Binds a float; null binds NULL.</summary>
    public SqliteStatement Bind(int index, double? value) => value is { } number ? Checked(raw.sqlite3_bind_double(_handle, index, number)) : BindNull(index);

    /// <summary>Binds a float made of a decimal; null binds NULL.</summary>
    public SqliteStatement Bind(int index, decimal? value) => Bind(index, (double?)value);

    /// <summary>Binds text; null binds NULL.</summary>
    public SqliteStatement Bind(int index, string? value)
    {
        if (value is null)
            return BindNull(index);
        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (length > 1024)
            return BindText(index, Encoding.UTF8.GetBytes(value));
        Span<byte> buffer = stackalloc byte[length];
        return BindText(index, buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
    }

    /// <summary>Binds UTF-8 text.</summary>
    public SqliteStatement BindText(int index, ReadOnlySpan<byte> utf8) =>
        Checked(utf8.IsEmpty ? raw.sqlite3_bind_text(_handle, index, string.Empty) : raw.sqlite3_bind_text(_handle, index, utf8));

    /// <summary>Binds bytes.</summary>
    public SqliteStatement Bind(int index, ReadOnlySpan<byte> value) =>
        Checked(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_handle, index, 0) : raw.sqlite3_bind_blob(_handle, index, value));

    /// <summary>Binds an id as 16 bytes, big-endian, so that ids sort by time; null binds NULL.</summary>
    public SqliteStatement Bind(int index, Guid? value)
    {
        if (value is not { } id)
            return BindNull(index);
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(index, (ReadOnlySpan<byte>)bytes);
    }

    /// <summary>Binds an instant as microseconds since 1970; null binds NULL.</summary>
    public SqliteStatement Bind(int index, DateTime? value) => Bind(index, value is { } time ? SqliteTime.ToMicroseconds(time) : (long?)null);

    /// <summary>Runs to the next row; false at the end.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_handle);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code == raw.SQLITE_DONE)
            return false;
        var exception = Error(code);
        raw.sqlite3_reset(_handle);
        throw exception;
    }

    /// <summary>Runs a statement without rows and makes it ready for the next use.</summary>
    public void Execute()
    {
        try
        {
            while (Step())
            {
                // A statement with RETURNING or a SELECT run for its effect: rows are of no interest.
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Makes the statement ready for the next use; bindings are kept.</summary>
    public void Reset() => raw.sqlite3_reset(_handle);

    /// <summary>True when the column is NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    /// <summary>True when the column is an integer or a float.</summary>
    public bool IsNumber(int column) => raw.sqlite3_column_type(_handle, column) is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT;

    /// <summary>The integer in the column.</summary>
    public long Int64(int column) => raw.sqlite3_column_int64(_handle, column);

    /// <summary>The integer in the column, 32 bits.</summary>
    public int Int32(int column) => raw.sqlite3_column_int(_handle, column);

    /// <summary>The integer in the column, or null.</summary>
    public long? NullableInt64(int column) => IsNull(column) ? null : Int64(column);

    /// <summary>The float in the column.</summary>
    public double Double(int column) => raw.sqlite3_column_double(_handle, column);

    /// <summary>The float in the column, or null.</summary>
    public double? NullableDouble(int column) => IsNull(column) ? null : Double(column);

    /// <summary>The text in the column, or null. Read by its length, because a text may hold the character 0.</summary>
    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(raw.sqlite3_column_blob(_handle, column));

    /// <summary>The bytes in the column; valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_handle, column);

    /// <summary>The id in the column.</summary>
    public Guid Id(int column) => new(Blob(column), bigEndian: true);

    /// <summary>The id in the column, or null.</summary>
    public Guid? NullableId(int column) => IsNull(column) ? null : Id(column);

    /// <summary>The instant in the column.</summary>
    public DateTime Time(int column) => SqliteTime.FromMicroseconds(Int64(column));

    /// <summary>The instant in the column, or null.</summary>
    public DateTime? NullableTime(int column) => IsNull(column) ? null : Time(column);

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    private SqliteStatement Checked(int code)
    {
        Check(code);
        return this;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw Error(code);
    }

    private SqliteException Error(int code)
    {
        var extended = raw.sqlite3_extended_errcode(_db);
        return new SqliteException((extended & 0xFF) == (code & 0xFF) ? extended : code, raw.sqlite3_errmsg(_db).utf8_to_string());
    }
}
