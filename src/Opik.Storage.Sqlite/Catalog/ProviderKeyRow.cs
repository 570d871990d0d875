using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>provider_key</c>.</summary>
internal static class ProviderKeyRow
{
    private const string Columns = "id, provider, provider_name, name, api_key, headers, configuration, base_url, auth_config, created_at, created_by, last_updated_at, last_updated_by";

    /// <summary>All of a workspace, oldest first.</summary>
    public static IReadOnlyList<ProviderKey> ReadAll(SqliteSession session, Guid workspace)
    {
        var row = session.Prepare($"SELECT {Columns} FROM provider_key WHERE ws = ?1 ORDER BY id").Bind(1, workspace);
        var keys = new List<ProviderKey>();
        while (row.Step())
            keys.Add(Read(row));
        row.Reset();
        return keys;
    }

    /// <summary>One; null when absent.</summary>
    public static ProviderKey? Get(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM provider_key WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        var key = row.Step() ? Read(row) : null;
        row.Reset();
        return key;
    }

    /// <summary>Id of the one with the provider and name of <paramref name="key"/>.</summary>
    public static Guid? FindId(SqliteSession session, Guid workspace, ProviderKey key)
    {
        var row = session.Prepare("SELECT id FROM provider_key WHERE ws = ?1 AND provider = ?2 AND name_key = ?3").Bind(1, workspace).Bind(2, key.Provider).Bind(3, Key(key));
        Guid? id = row.Step() ? row.Id(0) : null;
        row.Reset();
        return id;
    }

    /// <summary>Number in a workspace.</summary>
    public static long Count(SqliteSession session, Guid workspace)
    {
        var row = session.Prepare("SELECT count(*) FROM provider_key WHERE ws = ?1").Bind(1, workspace);
        row.Step();
        var count = row.Int64(0);
        row.Reset();
        return count;
    }

    /// <summary>Inserts; the caller has made sure that the name is free.</summary>
    public static void Insert(SqliteSession session, Scope scope, ProviderKey key, DateTime now) =>
        Bind(
            session.Prepare("""
                INSERT INTO provider_key (ws, id, provider, provider_name, name_key, name, api_key, headers, configuration, base_url, auth_config, created_at, created_by, last_updated_at, last_updated_by)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?12, ?13)
                """),
            scope,
            key,
            now)
            .Execute();

    /// <summary>Replaces what a client may change.</summary>
    public static void Replace(SqliteSession session, Scope scope, ProviderKey key, DateTime now) =>
        Bind(
            session.Prepare("""
                UPDATE provider_key SET provider = ?3, provider_name = ?4, name_key = ?5, name = ?6, api_key = ?7, headers = ?8, configuration = ?9, base_url = ?10, auth_config = ?11,
                  last_updated_at = ?12, last_updated_by = ?13
                WHERE ws = ?1 AND id = ?2
                """),
            scope,
            key,
            now)
            .Execute();

    private static SqliteStatement Bind(SqliteStatement statement, Scope scope, ProviderKey key, DateTime now) => statement
        .Bind(1, scope.WorkspaceId)
        .Bind(2, key.Id)
        .Bind(3, key.Provider)
        .Bind(4, key.ProviderName)
        .Bind(5, Key(key))
        .Bind(6, key.Name)
        .Bind(7, key.ApiKey)
        .Bind(8, key.Headers)
        .Bind(9, key.Configuration?.ToString())
        .Bind(10, key.BaseUrl)
        .Bind(11, key.AuthConfig?.ToString())
        .Bind(12, now)
        .Bind(13, scope.UserName);

    private static string Key(ProviderKey key) => key.ProviderName is { } name ? NameKey.Of(name) : string.Empty;

    private static ProviderKey Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Provider = row.Text(1)!,
        ProviderName = row.Text(2),
        Name = row.Text(3),
        ApiKey = row.Text(4),
        Headers = row.Text(5),
        Configuration = Json(row.Text(6)),
        BaseUrl = row.Text(7),
        AuthConfig = Json(row.Text(8)),
        CreatedAt = row.Time(9),
        CreatedBy = row.Text(10),
        LastUpdatedAt = row.Time(11),
        LastUpdatedBy = row.Text(12),
    };

    private static JsonText? Json(string? text) => text is null ? null : new JsonText(Encoding.UTF8.GetBytes(text));
}
