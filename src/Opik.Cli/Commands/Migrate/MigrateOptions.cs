using System.CommandLine;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Migrate;

/// <summary>Arguments and options of migrations.</summary>
internal static class MigrateOptions
{
    public static readonly Argument<string> Name = new("NAME") { Description = "Exact name." };
    public static readonly Option<string?> Workspace = new("--workspace") { Description = "Workspace. Default: OPIK_WORKSPACE, else the configuration file.", HelpName = "NAME", Recursive = true };
    public static readonly Option<string> ToProject = new("--to-project") { Description = "Project to move to; it must exist.", HelpName = "NAME", Required = true };
    public static readonly Option<string?> FromProject = new("--from-project") { Description = "Project to look in. Default: the whole workspace.", HelpName = "NAME" };
    public static readonly Option<bool> ExcludeExperiments = CommonOptions.Flag("--exclude-experiments", "Move the dataset and its versions only.");
    public static readonly Option<bool> DryRun = CommonOptions.Flag("--dry-run", "Show the plan, change nothing.");
    public static readonly Option<string?> AuditLog = new("--audit-log") { Description = "File for the log of all steps. Default: opik-migrate-TIME.json here.", HelpName = "FILE" };
}
