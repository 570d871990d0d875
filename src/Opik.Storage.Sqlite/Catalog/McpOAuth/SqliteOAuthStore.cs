using System.Text.Json;

namespace Opik.Storage.Sqlite;

/// <summary>OAuth clients, codes and tokens in the catalog file.</summary>
internal sealed class SqliteOAuthStore(SqliteDatabase database, TimeProvider clock) : IOAuthStore
{
    public Task AddClientAsync(OAuthClient client, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("""
                INSERT INTO oauth_client (id, name, redirect_uris, logo_uri, client_uri, software_id, software_version, created_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """)
                .Bind(1, client.Id)
                .Bind(2, client.Name)
                .Bind(3, JsonSerializer.Serialize(client.RedirectUris))
                .Bind(4, client.LogoUri)
                .Bind(5, client.ClientUri)
                .Bind(6, client.SoftwareId)
                .Bind(7, client.SoftwareVersion)
                .Bind(8, client.CreatedAt)
                .Execute(),
            cancellationToken: cancellationToken);

    public Task<OAuthClient?> GetClientAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => OAuthRows.GetClient(session, id), cancellationToken);

    public Task AddCodeAsync(OAuthCode code, CancellationToken cancellationToken) =>
        database.WriteAsync(session => OAuthRows.InsertCode(session, code), cancellationToken: cancellationToken);

    public Task<OAuthCode?> GetCodeAsync(byte[] hash, CancellationToken cancellationToken) =>
        database.ReadAsync(session => OAuthRows.GetCode(session, hash, Now()), cancellationToken);

    public Task<bool> RedeemAsync(byte[] codeHash, OAuthTokens tokens, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var now = Now();
                if (OAuthRows.GetCode(session, codeHash, now) is not { } code)
                    return false;
                session.Prepare("UPDATE oauth_code SET used = ?2 WHERE hash = ?1 AND used IS NULL").Bind(1, codeHash).Bind(2, now).Execute();
                var first = session.Changes > 0;
                var family = OAuthRows.FamilyOf(session, "oauth_code", codeHash)!.Value;
                if (!first)
                {
                    OAuthRows.EndFamily(session, family);
                    return false;
                }

                OAuthRows.InsertTokens(session, family, code.Grant, tokens);
                return true;
            },
            cancellationToken: cancellationToken);

    public Task<OAuthGrant?> RotateAsync(byte[] refreshHash, string clientId, OAuthTokens tokens, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var now = Now();
                if (OAuthRows.GetToken(session, refreshHash, OAuthRows.Refresh, now) is not { } found || found.Grant.ClientId != clientId)
                    return null;
                session.Prepare("UPDATE oauth_token SET used = ?2 WHERE hash = ?1 AND used IS NULL").Bind(1, refreshHash).Bind(2, now).Execute();
                var first = session.Changes > 0;
                var family = OAuthRows.FamilyOf(session, "oauth_token", refreshHash)!.Value;
                if (!first)
                {
                    OAuthRows.EndFamily(session, family);
                    return null;
                }

                OAuthRows.InsertTokens(session, family, found.Grant, tokens);
                return found.Grant;
            },
            cancellationToken: cancellationToken);

    public Task<OAuthAccess?> FindAccessAsync(byte[] accessHash, CancellationToken cancellationToken) =>
        database.ReadAsync(session => OAuthRows.GetToken(session, accessHash, OAuthRows.Access, Now()), cancellationToken);

    public Task RevokeAsync(byte[] tokenHash, string? clientId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (OAuthRows.FamilyOf(session, "oauth_token", tokenHash, clientId) is { } family)
                    OAuthRows.EndFamily(session, family);
            },
            cancellationToken: cancellationToken);

    public Task DeleteExpiredAsync(DateTime before, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Prepare("DELETE FROM oauth_code WHERE expires_at < ?1").Bind(1, before).Execute();
                session.Prepare("DELETE FROM oauth_token WHERE expires_at < ?1").Bind(1, before).Execute();
            },
            cancellationToken: cancellationToken);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
