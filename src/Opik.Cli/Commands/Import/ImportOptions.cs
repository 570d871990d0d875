using System.CommandLine;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Import;

/// <summary>Arguments and options of imports.</summary>
internal static class ImportOptions
{
    public static readonly Argument<string> Workspace = TransferScope.Argument("WORKSPACE", "Workspace that was exported, and is imported into.");
    public static readonly Argument<string> Project = TransferScope.Argument("PROJECT", "Name of the project that was exported.");
    public static readonly Option<string> Path = new("--path", "-p") { Description = "Folder that was exported to.", HelpName = "FOLDER", DefaultValueFactory = _ => "opik_exports" };
    public static readonly Option<bool> DryRun = CommonOptions.Flag("--dry-run", "Show what would be imported, change nothing.");
    public static readonly Option<bool> Force = CommonOptions.Flag("--force", "Forget what earlier runs imported and import everything anew.");
    public static readonly Option<bool> Debug = CommonOptions.Flag("--debug", "Say in detail what is done.");
    public static readonly Option<string?> ToProject = new("--to-project") { Description = "Import into this project instead.", HelpName = "NAME" };
    public static readonly Option<string?> ToWorkspace = new("--to-workspace") { Description = "Import into this workspace instead.", HelpName = "NAME" };
    public static readonly Option<bool> NoAttachments = CommonOptions.Flag("--no-attachments", "Leave attached files out.");

    /// <summary>Everything that the command line says about an import.</summary>
    /// <exception cref="CommandException">There are no such files.</exception>
    public static ImportRun Open(CommandContext context)
    {
        var workspace = context.Value(Workspace);
        var folder = ProjectFolder.Find(context.Value(Path), workspace, context.Value(Project));
        var project = context.Value(ToProject) ?? context.Value(Project);
        var target = context.Value(ToWorkspace) ?? workspace;
        if (string.IsNullOrWhiteSpace(project) || string.IsNullOrWhiteSpace(target))
            throw CommandException.WrongUsage("--to-project and --to-workspace need a name.");
        var server = new ServerApi(context.Client(target));
        var manifest = context.Value(DryRun) ? null : MigrationManifest.Open(folder, (server.Rest.Address, target, project), context.Clock);
        if (context.Value(Force))
            manifest?.Reset();
        return new ImportRun
        {
            Server = server,
            Folder = folder,
            Report = new TransferReport(context.Terminal, context.Value(Debug)),
            ProjectName = project,
            Ids = new ImportIds(context.Clock),
            Manifest = manifest,
            Attachments = context.Arguments.GetResult(NoAttachments) is null || !context.Value(NoAttachments),
        };
    }
}
