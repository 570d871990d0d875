using System.Text.Json;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the tables <c>oauth_client</c>, <c>oauth_code</c> and <c>oauth_token</c>.</summary>
internal static class OAuthRows
{
    /// <summary>Kind of access tokens.</summary>
    public const long Access = 0;

    /// <summary>Kind of refresh tokens.</summary>
    public const long Refresh = 1;

    public static OAuthClient? GetClient(SqliteSession session, string id)
    {
        var row = session.Prepare("SELECT id, name, redirect_uris, logo_uri, client_uri, software_id, software_version, created_at FROM oauth_client WHERE id = ?1").Bind(1, id);
        var client = row.Step()
            ? new OAuthClient
            {
                Id = row.Text(0)!,
                Name = row.Text(1)!,
                RedirectUris = JsonSerializer.Deserialize<List<string>>(row.Text(2)!)!,
                LogoUri = row.Text(3),
                ClientUri = row.Text(4),
                SoftwareId = row.Text(5),
                SoftwareVersion = row.Text(6),
                CreatedAt = row.Time(7),
            }
            : null;
        row.Reset();
        return client;
    }

    public static void InsertCode(SqliteSession session, OAuthCode code) =>
        BindGrant(
            session.Prepare("""
                INSERT INTO oauth_code (hash, family, client, ws, workspace_name, user_name, resource, redirect_uri, challenge, expires_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                """),
            code.Hash,
            Guid.CreateVersion7(),
            code.Grant)
            .Bind(8, code.RedirectUri)
            .Bind(9, code.Challenge)
            .Bind(10, code.ExpiresAt)
            .Execute();

    public static OAuthCode? GetCode(SqliteSession session, byte[] hash, DateTime now)
    {
        var row = session.Prepare("SELECT ws, user_name, workspace_name, client, resource, redirect_uri, challenge, expires_at FROM oauth_code WHERE hash = ?1 AND expires_at > ?2").Bind(1, hash).Bind(2, now);
        var code = row.Step() ? new OAuthCode(hash, ReadGrant(row), row.Text(5)!, row.Text(6)!, row.Time(7)) : null;
        row.Reset();
        return code;
    }

    public static void InsertTokens(SqliteSession session, Guid family, OAuthGrant grant, OAuthTokens tokens)
    {
        InsertToken(session, family, grant, tokens.AccessHash, Access, tokens.AccessExpiresAt);
        InsertToken(session, family, grant, tokens.RefreshHash, Refresh, tokens.RefreshExpiresAt);
    }

    public static OAuthAccess? GetToken(SqliteSession session, byte[] hash, long kind, DateTime now)
    {
        var row = session.Prepare("SELECT ws, user_name, workspace_name, client, resource, expires_at FROM oauth_token WHERE hash = ?1 AND kind = ?2 AND expires_at > ?3")
            .Bind(1, hash).Bind(2, kind).Bind(3, now);
        var access = row.Step() ? new OAuthAccess(ReadGrant(row), row.Time(5)) : null;
        row.Reset();
        return access;
    }

    /// <summary>Family of a code or token; null when unknown, or of another client than the one asked for.</summary>
    public static Guid? FamilyOf(SqliteSession session, string table, byte[] hash, string? client = null)
    {
        var row = session.Prepare($"SELECT family FROM {table} WHERE hash = ?1 AND (?2 IS NULL OR client = ?2)").Bind(1, hash).Bind(2, client);
        Guid? family = row.Step() ? row.Id(0) : null;
        row.Reset();
        return family;
    }

    public static void EndFamily(SqliteSession session, Guid family) => session.Prepare("DELETE FROM oauth_token WHERE family = ?1").Bind(1, family).Execute();

    private static void InsertToken(SqliteSession session, Guid family, OAuthGrant grant, byte[] hash, long kind, DateTime expiresAt) =>
        BindGrant(
            session.Prepare("""
                INSERT INTO oauth_token (hash, family, client, ws, workspace_name, user_name, resource, kind, expires_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                """),
            hash,
            family,
            grant)
            .Bind(8, kind)
            .Bind(9, expiresAt)
            .Execute();

    private static SqliteStatement BindGrant(SqliteStatement statement, byte[] hash, Guid family, OAuthGrant grant) =>
        statement
            .Bind(1, hash)
            .Bind(2, family)
            .Bind(3, grant.ClientId)
            .Bind(4, grant.Scope.WorkspaceId)
            .Bind(5, grant.WorkspaceName)
            .Bind(6, grant.Scope.UserName)
            .Bind(7, grant.Resource);

    private static OAuthGrant ReadGrant(SqliteStatement row) => new(new Scope(row.Id(0), row.Text(1)!), row.Text(2)!, row.Text(3)!, row.Text(4)!);
}
