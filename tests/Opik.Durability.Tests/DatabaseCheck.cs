using Opik.Storage.Sqlite;

namespace Opik.Durability.Tests;

/// <summary>SQLite's own check of the files of a stopped server.</summary>
internal static class DatabaseCheck
{
    public static void AssertIntact(string dataDirectory)
    {
        foreach (var file in Directory.EnumerateFiles(dataDirectory, "*.db"))
        {
            using var session = new SqliteSession(file, readOnly: false, cacheKibibytes: 1024);
            var statement = session.Prepare("PRAGMA integrity_check");
            Assert.True(statement.Step());
            Assert.Equal("ok", statement.Text(0));
            statement.Reset();
        }
    }
}
