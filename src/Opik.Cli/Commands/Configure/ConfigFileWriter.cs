using System.Text;
using Opik.Configuration;

namespace Opik.Cli.Commands.Configure;

/// <summary>Writes the configuration file. Settings it does not know, other sections and comments stay as they are.</summary>
internal static class ConfigFileWriter
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes <paramref name="settings"/> to <see cref="ConfigFile.Path"/>.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(ConnectionSettings settings)
    {
        var path = ConfigFile.Path;
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        // Beside the file and then in its place: a full disk must not leave half a file. It holds a key, so it is the owner's.
        var temporary = path + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OnlyOwner;
        using (var writer = new StreamWriter(temporary, new UTF8Encoding(false), options))
            writer.Write(Merge(lines, settings));
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The new text of the file.</summary>
    public static string Merge(IEnumerable<string> lines, ConnectionSettings settings)
    {
        var wanted = new List<(string Key, string? Value)>
        {
            ("url_override", settings.Address.AbsoluteUri),
            ("workspace", settings.Workspace),
            ("project_name", settings.ProjectName),
            ("api_key", settings.ApiKey),
        };
        var kept = lines.ToList();
        var start = kept.FindIndex(IsOurs);
        if (start < 0)
        {
            start = kept.Count;
            kept.Add("[opik]");
        }

        var end = kept.FindIndex(start + 1, line => line.TrimStart().StartsWith('['));
        end = end < 0 ? kept.Count : end;
        var rest = kept[(start + 1)..end].Where(line => !wanted.Any(setting => Names(line, setting.Key)));
        string[] all = [.. kept[..(start + 1)], .. wanted.Where(setting => setting.Value is not null).Select(setting => $"{setting.Key} = {setting.Value}"), .. rest, .. kept[end..]];
        return string.Join('\n', all).TrimEnd() + "\n";
    }

    private static bool IsOurs(string line) => line.Trim() is ['[', .. var name, ']'] && name.Trim().Equals("opik", StringComparison.OrdinalIgnoreCase);

    private static bool Names(string line, string key) =>
        line.IndexOfAny(['=', ':']) is > 0 and var at && line[..at].Trim().Equals(key, StringComparison.OrdinalIgnoreCase);
}
