using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Migrate;

/// <summary>One migration: the server, and who is told about it.</summary>
/// <param name="Server">The server.</param>
/// <param name="Report">Progress and warnings.</param>
/// <param name="Audit">What was done.</param>
internal sealed record MigrationRun(ServerApi Server, TransferReport Report, AuditLog Audit)
{
    /// <summary>Makes a plan and carries it out, or shows it.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> ExecuteAsync(CommandContext context, string what, Func<MigrationRun, Task<IReadOnlyList<MigrationStep>>> plan, CancellationToken cancellationToken)
    {
        var (terminal, isDry) = (context.Terminal, context.Value(MigrateOptions.DryRun));
        var arguments = new JsonObject { ["name"] = context.Value(MigrateOptions.Name), ["to_project"] = context.Value(MigrateOptions.ToProject), ["from_project"] = context.Value(MigrateOptions.FromProject), ["dry_run"] = isDry };
        using var server = new ServerApi(context.Client(context.Value(MigrateOptions.Workspace)));
        var run = new MigrationRun(server, new TransferReport(terminal, debug: false), new AuditLog($"opik migrate {what}", arguments, context.Clock));
        var status = "failed";
        // What cannot be planned leaves nothing to log.
        var steps = await plan(run).ConfigureAwait(false);
        try
        {
            terminal.WriteLine($"Plan for the {what} '{context.Value(MigrateOptions.Name)}':");
            foreach (var (number, step) in steps.Index())
                terminal.WriteLine($"  {number + 1}. {step.Text}");
            if (isDry)
            {
                foreach (var step in steps)
                    run.Audit.Record(step.Type, "planned", step.Details);
                terminal.WriteLine("Dry run: nothing was changed.");
            }
            else
            {
                await run.Report.ShowAsync(() => run.RunAsync(steps, cancellationToken)).ConfigureAwait(false);
                terminal.WriteLine($"The {what} '{context.Value(MigrateOptions.Name)}' is now in the project '{context.Value(MigrateOptions.ToProject)}'.");
            }

            status = isDry ? "planned" : "ok";
        }
        finally
        {
            terminal.Note($"Audit log: {run.Audit.Write(context.Value(MigrateOptions.AuditLog), status)}");
        }

        return ExitCode.Success;
    }

    private async Task RunAsync(IReadOnlyList<MigrationStep> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            try
            {
                Report.Progress(step.Text, 0, null);
                await step.RunAsync(cancellationToken).ConfigureAwait(false);
                Audit.Record(step.Type, "ok", step.Details);
            }
            catch (Exception failure)
            {
                Audit.Record(step.Type, "failed", step.Details, failure);
                throw;
            }
        }
    }
}
