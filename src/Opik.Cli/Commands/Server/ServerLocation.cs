using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Server;

/// <summary>
/// Finds the server: where the user says, else in the folder <c>server</c> beside the tool (as packages carry it), else beside
/// the tool itself, else in the build output of the repository that the tool runs from.
/// </summary>
internal static class ServerLocation
{
    private const string Name = "Opik.Server";

    /// <summary>Path of a program or a <c>.dll</c>.</summary>
    /// <param name="given">What the user says: a file or a folder; null or blank: nothing.</param>
    /// <param name="toolFolder">Folder of this tool.</param>
    /// <exception cref="CommandException">There is none.</exception>
    public static string Find(string? given, string toolFolder)
    {
        if (!string.IsNullOrWhiteSpace(given))
        {
            return File.Exists(given)
                ? Path.GetFullPath(given)
                : In(given) ?? throw new CommandException($"There is no Opik server at '{given}'. Give the folder that holds {Name}.dll, or the file itself.");
        }

        return In(Path.Combine(toolFolder, "server"))
            ?? In(toolFolder)
            ?? InRepository(toolFolder)
            ?? throw new CommandException($"The Opik server was not found beside this tool. Say where it is with --server-path or OPIK_SERVER_PATH: the folder that holds {Name}.dll.");
    }

    private static string? In(string folder) =>
        new[] { OperatingSystem.IsWindows() ? Name + ".exe" : Name, Name + ".dll" }.Select(file => Path.GetFullPath(Path.Combine(folder, file))).FirstOrDefault(File.Exists);

    private static string? InRepository(string toolFolder)
    {
        for (DirectoryInfo? folder = new(toolFolder); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Opik.slnx")))
                continue;
            var output = Path.Combine(folder.FullName, "src", Name, "bin");
            return Directory.Exists(output)
                ? Directory.EnumerateFiles(output, Name + ".dll", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault()
                : null;
        }

        return null;
    }
}
