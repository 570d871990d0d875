using System.CommandLine;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Migrate;

/// <summary><c>opik migrate</c>.</summary>
internal static class MigrateCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new DetailedCommand("migrate", "Move datasets and prompts to another project of the workspace.", """
        Examples:
          opik migrate dataset my-dataset --to-project new-home --dry-run
          opik migrate dataset my-dataset --to-project new-home --exclude-experiments
          opik migrate prompt my-prompt --from-project old-home --to-project new-home
        """)
    {
        MigrateOptions.Workspace,
        new DetailedCommand("dataset", "Move a dataset with its versions, experiments, traces and optimizations.", """
            A copy is made under NAME__migrating; only when it is complete the source becomes NAME_v1 and the copy NAME.
            A migration that was interrupted goes on when it is started again. Files attached to traces, prompt versions
            of experiments, and tags, status and scores of threads are not copied.
            """)
        {
            MigrateOptions.Name, MigrateOptions.ToProject, MigrateOptions.FromProject, MigrateOptions.ExcludeExperiments, MigrateOptions.DryRun, MigrateOptions.AuditLog,
        }.Running((context, cancel) => MigrationRun.ExecuteAsync(context, "dataset", run => DatasetPlan.MakeAsync(run, context, cancel), cancel)),
        new DetailedCommand("prompt", "Move a prompt with all its versions.", "The source becomes NAME_v1; commits of the versions stay what they are.")
        {
            MigrateOptions.Name, MigrateOptions.ToProject, MigrateOptions.FromProject, MigrateOptions.DryRun, MigrateOptions.AuditLog,
        }.Running((context, cancel) => MigrationRun.ExecuteAsync(context, "prompt", run => PromptPlan.MakeAsync(run, context, cancel), cancel)),
    };
}
