using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Cli.Commands.Configure;

/// <summary>Requests about the account behind a key, served at the root of platforms with accounts.</summary>
internal sealed partial class AccountApi(Uri root, string key) : IDisposable
{
    private readonly OpikRest rest = new(new OpikOptions { UrlOverride = root, ApiKey = key });

    /// <summary>The workspace that the account opens with; null: the key is not valid.</summary>
    /// <exception cref="OpikApiException">The server fails, or is no such platform.</exception>
    public async Task<string?> GetDefaultWorkspaceAsync(CancellationToken cancellationToken)
    {
        var answer = await rest.SendAsync(HttpMethod.Get, "api/rest/v2/account-details", cancellationToken: cancellationToken).ConfigureAwait(false);
        if ((int)answer.Status is 401 or 403)
            return null;
        return OpikRest.Parse(answer, AccountJson.Default.AccountDetails).DefaultWorkspaceName
            ?? throw new OpikApiException(answer.Status, $"{root} names no default workspace of the account. Set OPIK_WORKSPACE.");
    }

    /// <summary>Names of all workspaces of the account.</summary>
    public async Task<IReadOnlyList<string>> GetWorkspacesAsync(CancellationToken cancellationToken) =>
        (await rest.GetAsync("api/rest/v2/workspaces", AccountJson.Default.WorkspaceNameList, cancellationToken).ConfigureAwait(false)).WorkspaceNames;

    /// <inheritdoc/>
    public void Dispose() => rest.Dispose();

    internal sealed record AccountDetails(string? DefaultWorkspaceName);

    internal sealed record WorkspaceNameList(IReadOnlyList<string> WorkspaceNames);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(AccountDetails))]
    [JsonSerializable(typeof(WorkspaceNameList))]
    private sealed partial class AccountJson : JsonSerializerContext;
}
