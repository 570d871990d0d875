using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Opik.Datasets;

/// <summary>Whether the server puts concurrent writes of one group into one version without loss: it does from 2.2.8 on.</summary>
internal sealed partial class ServerCapability(OpikClient client)
{
    private static readonly Version First = new(2, 2, 8);

    // Only a conclusive answer is kept: 1 yes, 2 no.
    private volatile int known;

    /// <summary>Asks the server, once.</summary>
    public async Task<bool> HasParallelInsertAsync(CancellationToken cancellationToken)
    {
        if (known != 0)
            return known == 1;
        string? said = null;
        try
        {
            var response = await client.Rest.SendAsync(HttpMethod.Get, "is-alive/ver", cancellationToken: cancellationToken).ConfigureAwait(false);
            said = response.IsSuccess ? JsonSerializer.Deserialize(response.Body.Span, DatasetsJson.Default.ServerVersionBody)?.Version : null;
        }
        catch (Exception inconclusive) when (inconclusive is OpikConnectionException or JsonException)
        {
            LogUnknown(client.Logger, inconclusive.Message);
            return false;
        }

        // 2.2.122-rc1 counts as 2.2.122.
        if (!Version.TryParse(said?.Split('-', '+')[0], out var version))
        {
            LogUnknown(client.Logger, said ?? "no version");
            return false;
        }

        known = version >= First ? 1 : 2;
        if (known == 2)
            LogOld(client.Logger, version);
        return known == 1;
    }

    [LoggerMessage(1401, LogLevel.Warning, "The server's version could not be found out ({Reason}); items are inserted one request after the other.")]
    private static partial void LogUnknown(ILogger logger, string reason);

    [LoggerMessage(1402, LogLevel.Warning, "The server is version {Version}, older than 2.2.8; items are inserted one request after the other.")]
    private static partial void LogOld(ILogger logger, Version version);
}
