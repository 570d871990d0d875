using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Opik.ModelContextProtocol;

/// <summary>
/// Arguments and results of MCP calls. The calls themselves are spans without it: the activities of the MCP SDK
/// (<see cref="OpikOptions.ActivitySources"/>) say which method and tool was called, but not with what.
/// </summary>
public static class OpikMcpExtensions
{
    /// <summary>Logs what clients on this transport ask and are answered.</summary>
    /// <param name="transport">Opens connections.</param>
    /// <returns>A transport that does the same and is looked at.</returns>
    /// <example>
    /// <code>
    /// await using var client = await McpClient.CreateAsync(new StdioClientTransport(options).UseOpik());
    /// </code>
    /// </example>
    public static IClientTransport UseOpik(this IClientTransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        return transport as TracedTransport.Client ?? (IClientTransport)new TracedTransport.Client(transport);
    }

    /// <summary>Logs what a server with these options is asked and answers.</summary>
    /// <param name="options">Options of one server: requests of one connection are told apart by their ids.</param>
    /// <returns><paramref name="options"/>.</returns>
    public static McpServerOptions UseOpik(this McpServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var exchanges = new McpExchanges();
        options.Filters.Message.IncomingFilters.Add(next => (context, cancellationToken) =>
        {
            if (context.JsonRpcMessage is JsonRpcRequest request)
                exchanges.Asked(request, McpExchanges.Current());
            return next(context, cancellationToken);
        });
        options.Filters.Message.OutgoingFilters.Add(next => (context, cancellationToken) =>
        {
            exchanges.Answered(context.JsonRpcMessage, McpExchanges.Current());
            return next(context, cancellationToken);
        });
        return options;
    }
}
