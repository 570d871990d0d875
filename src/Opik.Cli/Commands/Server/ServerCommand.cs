using System.CommandLine;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Server;

/// <summary><c>opik server</c>.</summary>
internal static class ServerCommand
{
    private static readonly Option<string?> Location = new("--server-path")
    {
        Description = "The server: its folder, program or Opik.Server.dll. Default: OPIK_SERVER_PATH, else the one beside this tool.",
        HelpName = "PATH",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new DetailedCommand("server", "Start the Opik server and stay with it until Ctrl-C.", """
            Everything else on the line goes to the server as it is.

            Examples:
              opik server
              opik server --urls http://127.0.0.1:8080 --data ./opik-data
              opik server --server-path /opt/opik --urls http://127.0.0.1:8080
            """)
        {
            Location,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        return command.Running(static (context, cancellationToken) =>
        {
            var program = ServerLocation.Find(context.Value(Location) ?? Environment.GetEnvironmentVariable("OPIK_SERVER_PATH"), AppContext.BaseDirectory);
            return ServerProcess.RunAsync(program, context.Arguments.UnmatchedTokens, cancellationToken);
        });
    }
}
