using SQLitePCL;

namespace Opik.Storage.Sqlite;

/// <summary>Brings a file to the newest schema. Safe to kill at any moment: each step commits with its number.</summary>
internal static class SqliteMigrator
{
    public static void Migrate(SqliteSession session, SqliteDatabaseOptions options)
    {
        var current = Version(session);
        if (current > options.Migrations.Count)
            throw new InvalidOperationException($"{options.Path} has schema {current}, written by a newer version of this server; this one knows {options.Migrations.Count}.");
        foreach (var migration in options.Migrations.Skip(current))
            Apply(session, migration);
    }

    private static void Apply(SqliteSession session, SqliteMigration migration)
    {
        session.Run("BEGIN IMMEDIATE");
        try
        {
            // Another process may have applied it while this one waited for the lock.
            if (Version(session) < migration.Version)
            {
                session.Run(migration.Sql);
                session.Run($"PRAGMA user_version={migration.Version}");
            }

            session.Run("COMMIT");
        }
        catch
        {
            // A full disk may have rolled back already.
            if (raw.sqlite3_get_autocommit(session.Handle) == 0)
                session.Run("ROLLBACK");
            throw;
        }
    }

    private static int Version(SqliteSession session)
    {
        var statement = session.Prepare("PRAGMA user_version");
        statement.Step();
        var version = statement.Int32(0);
        statement.Reset();
        return version;
    }
}
