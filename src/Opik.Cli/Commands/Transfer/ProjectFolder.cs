using System.Text.Json.Nodes;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Transfer;

/// <summary>
/// Where the files of one project are: <c>{path}/{workspace}/projects/{id}/</c> with <c>project.json</c>,
/// <c>trace_{id}.json</c>, <c>datasets/</c>, <c>prompts/</c>, <c>experiments/</c> and <c>attachments/</c>. The id names the
/// folder because a project's name may hold any character.
/// </summary>
/// <param name="Root">The folder.</param>
internal sealed record ProjectFolder(string Root)
{
    /// <summary>Files <c>dataset_{id}.json</c>.</summary>
    public string Datasets => Path.Combine(Root, "datasets");

    /// <summary>Files <c>prompt_{id}.json</c>.</summary>
    public string Prompts => Path.Combine(Root, "prompts");

    /// <summary>Files <c>experiment_{id}.json</c>.</summary>
    public string Experiments => Path.Combine(Root, "experiments");

    /// <summary>The folder of a project that is exported; it and <c>project.json</c> are made.</summary>
    public static ProjectFolder Create(string path, string workspace, string projectId, string projectName)
    {
        var folder = new ProjectFolder(Path.GetFullPath(Path.Combine(path, Checked(workspace), "projects", projectId)));
        JsonFiles.Write(Path.Combine(folder.Root, "project.json"), new JsonObject { ["id"] = projectId, ["name"] = projectName });
        return folder;
    }

    /// <summary>The folder that an export of the project has left: below the workspace, else right below <paramref name="path"/>.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static ProjectFolder Find(string path, string workspace, string projectName)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var projects in new[] { Path.Combine(path, Checked(workspace), "projects"), Path.Combine(path, "projects") }.Where(Directory.Exists))
        {
            foreach (var root in Directory.EnumerateDirectories(projects).Order(StringComparer.Ordinal))
            {
                var about = Path.Combine(root, "project.json");
                if (!File.Exists(about) || JsonFiles.Read(about).Text("name") is not { } name)
                    continue;
                if (name == projectName)
                    return new ProjectFolder(Path.GetFullPath(root));
                names.Add(name);
            }
        }

        var known = names.Count == 0 ? "It holds no exported project at all; --path names the folder that was exported to." : $"It holds: {string.Join(", ", names)}.";
        throw new CommandException($"There is no export of the project '{projectName}' of the workspace '{workspace}' in '{path}'. {known}");
    }

    /// <summary>Path of a trace file.</summary>
    public string Trace(string id, string extension) => Path.Combine(Root, $"trace_{id}.{extension}");

    /// <summary>Path of an attached file; null when its name would lead out of the folder.</summary>
    public string? Attachment(string entityType, string entityId, string fileName)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        if (name is "" or "." or ".." || entityType is not ("trace" or "span") || !Guid.TryParse(entityId, out _))
            return null;
        return Path.Combine(Root, "attachments", entityType, entityId, name);
    }

    private static string Checked(string workspace) =>
        workspace is "" or "." or ".." || workspace.AsSpan().ContainsAny('/', '\\')
            ? throw CommandException.WrongUsage($"'{workspace}' is no name of a workspace.")
            : workspace;
}
