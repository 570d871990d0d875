using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Engine;

public sealed class SqliteDatabaseTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteDatabaseTests() => _database = Open();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_failing_write_does_not_harm_the_others_of_its_group()
    {
        using var gate = new ManualResetEventSlim();
        var first = _database.WriteAsync(_ => gate.Wait(Cancel), cancellationToken: Cancel);
        var writes = Enumerable.Range(0, 20).Select(i => _database.WriteAsync(
            session =>
            {
                Insert(session, i);
                if (i % 3 == 0)
                    throw new StoreConflictException($"no {i}");
            },
            cancellationToken: Cancel)).ToList();
        gate.Set();
        await first;

        for (var i = 0; i < writes.Count; i++)
        {
            if (i % 3 == 0)
                Assert.Equal($"no {i}", (await Assert.ThrowsAsync<StoreConflictException>(() => writes[i])).Message);
            else
                await writes[i];
        }

        Assert.Equal(Enumerable.Range(0, 20).Where(i => i % 3 != 0).Select(i => (long)i), await NumbersAsync());
    }

    [Fact]
    public async Task A_statement_left_half_way_by_a_failing_write_does_not_hold_the_log()
    {
        await _database.WriteAsync(session => { Insert(session, 1); Insert(session, 2); }, cancellationToken: Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.WriteAsync(
            session =>
            {
                session.Prepare("SELECT n FROM number").Step();
                throw new InvalidOperationException();
            },
            cancellationToken: Cancel));

        await _database.WriteAsync(session => Insert(session, 3), cancellationToken: Cancel);

        Assert.Equal([1L, 2, 3], await NumbersAsync());
        await _database.DisposeAsync();
        Assert.Equal(0, new FileInfo(_database.Path + "-wal") is { Exists: true } log ? log.Length : 0);
    }

    [Fact]
    public async Task The_committed_callback_runs_before_the_caller_is_told_and_sees_the_result()
    {
        var seen = 0;

        var result = await _database.WriteAsync(_ => 7, value => seen = value, Cancel);

        Assert.Equal((7, 7), (result, seen));
    }

    [Fact]
    public async Task A_cancelled_write_that_has_not_begun_is_not_done()
    {
        using var gate = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var first = _database.WriteAsync(_ => gate.Wait(Cancel), cancellationToken: Cancel);
        var cancelled = _database.WriteAsync(session => Insert(session, 1), cancellationToken: gone.Token);
        await gone.CancelAsync();
        gate.Set();
        await first;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Empty(await NumbersAsync());
    }

    [Fact]
    public async Task A_full_queue_refuses_instead_of_growing()
    {
        await using var small = Open("small.db", queue: 2);
        using var gate = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        var first = small.WriteAsync(_ => { started.Set(); gate.Wait(Cancel); }, cancellationToken: Cancel);
        started.Wait(Cancel);
        var waiting = new[] { small.WriteAsync(session => Insert(session, 1), cancellationToken: Cancel), small.WriteAsync(session => Insert(session, 2), cancellationToken: Cancel) };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => small.WriteAsync(session => Insert(session, 3), cancellationToken: Cancel));

        gate.Set();
        await first;
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task A_full_disk_is_a_clear_error_loses_nothing_and_is_over_when_there_is_space()
    {
        await _database.WriteAsync(session => session.Run("PRAGMA max_page_count=60"), cancellationToken: Cancel);
        var stored = new List<long>();
        StoreUnavailableException? refused = null;
        for (var i = 0; i < 200 && refused is null; i++)
        {
            try
            {
                await _database.WriteAsync(session => Insert(session, i, new byte[3000]), cancellationToken: Cancel);
                stored.Add(i);
            }
            catch (StoreUnavailableException exception)
            {
                refused = exception;
            }
        }

        Assert.NotNull(refused);
        Assert.NotEmpty(stored);
        Assert.Equal(stored, await NumbersAsync());

        await _database.WriteAsync(session => session.Run("PRAGMA max_page_count=100000"), cancellationToken: Cancel);
        await _database.WriteAsync(session => Insert(session, 1000, new byte[3000]), cancellationToken: Cancel);
        Assert.Equal([.. stored, 1000L], await NumbersAsync());
    }

    [Fact]
    public async Task While_another_process_holds_the_file_writes_are_refused_and_work_again_afterwards()
    {
        await _database.WriteAsync(session => session.Run("PRAGMA busy_timeout=20"), cancellationToken: Cancel);
        using (var other = new SqliteSession(_database.Path, readOnly: false, cacheKibibytes: 100))
        {
            other.Run("BEGIN IMMEDIATE");
            var writes = Enumerable.Range(0, 3).Select(i => _database.WriteAsync(session => Insert(session, i), cancellationToken: Cancel)).ToList();
            foreach (var write in writes)
                await Assert.ThrowsAsync<StoreUnavailableException>(() => write);
            other.Run("ROLLBACK");
        }

        await _database.WriteAsync(session => Insert(session, 5), cancellationToken: Cancel);

        Assert.Equal([5L], await NumbersAsync());
    }

    [Fact]
    public async Task A_cancelled_read_is_interrupted()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _database.ReadAsync(
            session => session.Prepare("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n").Step(),
            soon.Token));

        Assert.Empty(await NumbersAsync());
    }

    [Fact]
    public async Task A_read_sees_one_snapshot_and_never_waits_for_the_writer()
    {
        using var gate = new ManualResetEventSlim();
        using var written = new ManualResetEventSlim();
        var write = _database.WriteAsync(session => { Insert(session, 1); written.Set(); gate.Wait(Cancel); }, cancellationToken: Cancel);
        written.Wait(Cancel);

        Assert.Empty(await NumbersAsync());

        gate.Set();
        await write;
        Assert.Equal([1L], await NumbersAsync());
    }

    [Fact]
    public async Task Text_with_the_character_zero_is_read_whole() =>
        Assert.Equal("a\0b", await _database.ReadAsync(
            session =>
            {
                using var statement = session.PrepareOnce("SELECT ?1").Bind(1, "a\0b");
                statement.Step();
                return statement.Text(0);
            },
            Cancel));

    [Fact]
    public async Task A_migration_that_fails_half_way_leaves_the_version_before_it()
    {
        var path = System.IO.Path.Combine(_folder.Path, "broken.db");
        var good = new SqliteMigration(1, "CREATE TABLE a (x)");
        Assert.Throws<SqliteException>(() => SqliteDatabase.Open(new SqliteDatabaseOptions
        {
            Path = path,
            Migrations = [good, new(2, "CREATE TABLE b (x); INSERT INTO a VALUES (1); CREATE TABLE a (x);")],
        }));

        using (var session = new SqliteSession(path, readOnly: false, cacheKibibytes: 100))
        {
            Assert.Equal(1, Single(session, "PRAGMA user_version"));
            Assert.Equal(0, Single(session, "SELECT count(*) FROM sqlite_master WHERE name = 'b'"));
            Assert.Equal(0, Single(session, "SELECT count(*) FROM a"));
        }

        await using var repaired = SqliteDatabase.Open(new SqliteDatabaseOptions { Path = path, Migrations = [good, new(2, "CREATE TABLE b (x)")] });
        Assert.Equal(0, await repaired.ReadAsync(session => Single(session, "SELECT count(*) FROM b"), Cancel));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        await _database.WriteAsync(session => session.Run("PRAGMA user_version=99"), cancellationToken: Cancel);

        Assert.Contains("newer version", Assert.Throws<InvalidOperationException>(() => Open()).Message, StringComparison.Ordinal);
    }

    private SqliteDatabase Open(string name = "test.db", int queue = 1000) => SqliteDatabase.Open(new SqliteDatabaseOptions
    {
        Path = System.IO.Path.Combine(_folder.Path, name),
        Migrations = [new(1, "CREATE TABLE number (n INTEGER PRIMARY KEY, data BLOB)")],
        QueueLimit = queue,
    });

    private static void Insert(SqliteSession session, long number, byte[]? data = null) =>
        session.Prepare("INSERT INTO number (n, data) VALUES (?1, ?2)").Bind(1, number).Bind(2, (ReadOnlySpan<byte>)data).Execute();

    private static long Single(SqliteSession session, string sql)
    {
        using var statement = session.PrepareOnce(sql);
        statement.Step();
        return statement.Int64(0);
    }

    private Task<List<long>> NumbersAsync() => _database.ReadAsync(
        session =>
        {
            var numbers = new List<long>();
            var statement = session.Prepare("SELECT n FROM number ORDER BY n");
            while (statement.Step())
                numbers.Add(statement.Int64(0));
            return numbers;
        },
        Cancel);
}
