namespace Opik.Storage.Sqlite;

/// <summary>
/// Decides which terms are counted apart: the first ones that a project ever used, up to a limit. The decision is
/// stored and never changes, so that a row is taken out where it was counted in.
/// </summary>
internal sealed class RollupTerms(SqliteSession session, int limit)
{
    private readonly Dictionary<(long Project, RollupKind Kind, RollupDimension Dimension, long Term), long> _known = [];
    private readonly HashSet<(long Project, RollupKind Kind, RollupDimension Dimension)> _full = [];

    /// <summary>The term under which <paramref name="key"/> is stored.</summary>
    public long Stored(in RollupKey key)
    {
        if (key.Term == RollupKey.NoTerm || key.Dimension is RollupDimension.All or RollupDimension.Type)
            return key.Term;
        var name = (key.Project, key.Kind, key.Dimension, key.Term);
        if (_known.TryGetValue(name, out var stored))
            return stored;
        stored = Exists(key) || TryAdd(key) ? key.Term : RollupKey.OtherTerms;
        _known.Add(name, stored);
        return stored;
    }

    private bool TryAdd(in RollupKey key)
    {
        var dimension = (key.Project, key.Kind, key.Dimension);
        if (_full.Contains(dimension))
            return false;
        if (Count(key) >= limit)
        {
            _full.Add(dimension);
            return false;
        }

        Bind(session.Prepare("INSERT INTO rollup_term (project, kind, dim, term) VALUES (?1, ?2, ?3, ?4)"), key).Bind(4, key.Term).Execute();
        return true;
    }

    private bool Exists(in RollupKey key)
    {
        var statement = Bind(session.Prepare("SELECT 1 FROM rollup_term WHERE project = ?1 AND kind = ?2 AND dim = ?3 AND term = ?4"), key).Bind(4, key.Term);
        var exists = statement.Step();
        statement.Reset();
        return exists;
    }

    private long Count(in RollupKey key)
    {
        var statement = Bind(session.Prepare("SELECT count(*) FROM rollup_term WHERE project = ?1 AND kind = ?2 AND dim = ?3"), key);
        statement.Step();
        var count = statement.Int64(0);
        statement.Reset();
        return count;
    }

    private static SqliteStatement Bind(SqliteStatement statement, in RollupKey key) =>
        statement.Bind(1, key.Project).Bind(2, (long)key.Kind).Bind(3, (long)key.Dimension);
}
