using System.Text;
using Opik.Contracts;
using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Search;

/// <summary>A database whose span payloads are plain JSON text, with the index under test beside it.</summary>
internal sealed class IndexedStore : IAsyncDisposable
{
    private readonly SqliteDatabase _database;

    private IndexedStore(SqliteDatabase database, SubstringIndex index)
    {
        _database = database;
        Index = index;
    }

    public SubstringIndex Index { get; }

    public static IndexedStore Open(TemporaryFolder folder, Func<SubstringIndexOptions, SubstringIndexOptions>? change = null)
    {
        var database = SqliteDatabase.Open(new SqliteDatabaseOptions
        {
            Path = folder.Path + "/telemetry.db",
            Migrations = SqliteMigration.FromResources("Telemetry.Migrations"),
        });
        var options = new SubstringIndexOptions { Folder = folder.Path + "/search", FlushRows = 256 };
        var index = SubstringIndex.Start(database, change?.Invoke(options) ?? options, SignatureOf);
        return new IndexedStore(database, index);
    }

    public async Task WaitUntilCompleteAsync(CancellationToken cancellationToken)
    {
        while (!Index.IsComplete)
            await Task.Delay(5, cancellationToken);
    }

    /// <summary>Inserts a row, or replaces the payload of <paramref name="seq"/>.</summary>
    public async Task<long> WriteAsync(string text, long? seq = null)
    {
        var json = JsonText.FromString(text);
        var signature = PayloadSignature.Compute(json, null, null);
        List<PayloadRow> rows = [];
        await _database.WriteAsync(
            session =>
            {
                session.Prepare("INSERT OR REPLACE INTO span_payload (seq, data) VALUES (?, ?)").Bind(1, seq).Bind(2, json.Utf8.Span).Execute();
                rows.Add(new PayloadRow(ScoredEntity.Span, seq ?? session.LastInsertRowId, signature));
                Index.Writing(session, rows);
            },
            () => Index.Committed(rows));
        return rows[0].Seq;
    }

    /// <summary>Deletes rows.</summary>
    public Task DeleteAsync(IReadOnlyCollection<long> seqs) =>
        _database.WriteAsync(
            session =>
            {
                foreach (var seq in seqs)
                    session.Prepare("DELETE FROM span_payload WHERE seq = ?").Bind(1, seq).Execute();
            },
            () => Index.Deleted(seqs.Count));

    /// <summary>Deletes rows while the store is closed.</summary>
    public static async Task DeleteWithoutIndexAsync(TemporaryFolder folder, IEnumerable<long> seqs)
    {
        await using var database = SqliteDatabase.Open(new SqliteDatabaseOptions { Path = folder.Path + "/telemetry.db", Migrations = SqliteMigration.FromResources("Telemetry.Migrations") });
        await database.WriteAsync(session =>
        {
            foreach (var seq in seqs)
                session.Prepare("DELETE FROM span_payload WHERE seq = ?").Bind(1, seq).Execute();
        });
    }

    /// <summary>Rows that the index names and whose payload really holds the needle.</summary>
    public async Task<(bool Narrowed, IReadOnlySet<long> Rows, long Candidates)> FindAsync(string needle)
    {
        var narrowed = Index.TryFind(ScoredEntity.Span, PayloadParts.All, needle.ToLowerInvariant(), out var candidates);
        var rows = await _database.ReadAsync(session =>
        {
            var found = new HashSet<long>();
            var statement = session.Prepare("SELECT seq, data FROM span_payload");
            while (statement.Step())
            {
                var holds = Encoding.UTF8.GetString(statement.Blob(1)).Contains(needle, StringComparison.OrdinalIgnoreCase);
                if (holds && (!narrowed || candidates.Contains(statement.Int64(0))))
                    found.Add(statement.Int64(0));
            }

            statement.Reset();
            return found;
        });
        return (narrowed, rows, candidates.Count);
    }

    /// <summary>Stops without the index getting a chance to flush, as after a crash: the database is copied while open.</summary>
    public static void CopyAsAfterCrash(TemporaryFolder from, TemporaryFolder to)
    {
        Directory.CreateDirectory(to.Path + "/search");
        foreach (var name in (ReadOnlySpan<string>)["telemetry.db", "telemetry.db-wal"])
        {
            if (File.Exists(Path.Combine(from.Path, name)))
                File.Copy(Path.Combine(from.Path, name), Path.Combine(to.Path, name));
        }

        foreach (var file in Directory.EnumerateFiles(from.Path + "/search"))
            File.Copy(file, Path.Combine(to.Path + "/search", Path.GetFileName(file)));
    }

    public async ValueTask DisposeAsync()
    {
        await Index.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static PayloadSignature SignatureOf(ReadOnlySpan<byte> payload) => PayloadSignature.Compute(new JsonText(payload.ToArray()), null, null);
}
