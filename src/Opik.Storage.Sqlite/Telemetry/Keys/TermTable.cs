namespace Opik.Storage.Sqlite;

/// <summary>
/// Interned texts. Terms are never deleted or changed, so a committed pair may be remembered for ever; a pair that a
/// write has made is remembered only after its commit, because its savepoint or its group may still be rolled back and
/// the key be given to another text.
/// </summary>
internal sealed class TermTable
{
    private const int CachedTerms = 50_000;
    private const int LongestCachedText = 512;

    private readonly KeyCache<string, long> _keys = new(CachedTerms);
    private readonly KeyCache<long, string> _texts = new(CachedTerms);

    /// <summary>
    /// Key of <paramref name="text"/>, made when new. On the writer only; <paramref name="fresh"/> holds what this
    /// write has looked up or made, to be given to <see cref="Publish"/> after the commit.
    /// </summary>
    public long Intern(SqliteSession session, string text, Dictionary<string, long> fresh)
    {
        if (_keys.TryGet(text, out var key) || fresh.TryGetValue(text, out key))
            return key;
        if (Select(session, text) is { } stored)
        {
            key = stored;
        }
        else
        {
            session.Prepare("INSERT INTO term (text) VALUES (?1)").Bind(1, text).Execute();
            key = session.LastInsertRowId;
        }

        fresh.Add(text, key);
        return key;
    }

    /// <summary>Remembers committed keys.</summary>
    public void Publish(Dictionary<string, long> fresh)
    {
        foreach (var (text, key) in fresh)
            Remember(text, key);
    }

    /// <summary>Key of <paramref name="text"/> as a reader sees it; null when no row uses it.</summary>
    public long? Find(SqliteSession reader, string text)
    {
        if (_keys.TryGet(text, out var key))
            return key;
        if (Select(reader, text) is not { } stored)
            return null;
        Remember(text, stored);
        return stored;
    }

    /// <summary>Text of a key as a reader sees it; null for null.</summary>
    /// <exception cref="InvalidOperationException">No such key: the file is damaged.</exception>
    public string? Text(SqliteSession reader, long? key)
    {
        if (key is not { } number)
            return null;
        if (_texts.TryGet(number, out var text))
            return text;
        text = SelectText(reader, number) ?? throw new InvalidOperationException($"Term {number} is missing from {SqliteTelemetry.FileName}.");
        Remember(text, number);
        return text;
    }

    /// <summary>Text of a key on the writer, where it may belong to a write that is not committed yet.</summary>
    public string? WriterText(SqliteSession writer, long? key) =>
        key is not { } number ? null : _texts.TryGet(number, out var text) ? text : SelectText(writer, number);

    private void Remember(string text, long key)
    {
        if (text.Length > LongestCachedText)
            return;
        _keys.Add(text, key);
        _texts.Add(key, text);
    }

    private static long? Select(SqliteSession session, string text)
    {
        var statement = session.Prepare("SELECT key FROM term WHERE text = ?1").Bind(1, text);
        try
        {
            return statement.Step() ? statement.Int64(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static string? SelectText(SqliteSession session, long key)
    {
        var statement = session.Prepare("SELECT text FROM term WHERE key = ?1").Bind(1, key);
        try
        {
            return statement.Step() ? statement.Text(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}
