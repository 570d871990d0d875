namespace Opik.Configuration;

/// <summary>
/// The file that <c>opik configure</c> writes, <c>~/.opik.config</c>:
/// <code>
/// [opik]
/// url_override = http://localhost:5173/api/
/// workspace = default
/// </code>
/// A <c>%</c> is itself. Values may be quoted; lines that begin with <c>#</c> or <c>;</c> are comments.
/// </summary>
internal static class ConfigFile
{
    /// <summary>The file: <c>OPIK_CONFIG_PATH</c> unless blank, else <c>.opik.config</c> in the home folder.</summary>
    public static string Path
    {
        get
        {
            var path = Environment.GetEnvironmentVariable("OPIK_CONFIG_PATH")?.Trim();
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (string.IsNullOrEmpty(path))
                return System.IO.Path.Combine(home, ".opik.config");
            return path.StartsWith("~/", StringComparison.Ordinal) ? System.IO.Path.Combine(home, path[2..]) : path;
        }
    }

    /// <summary>Settings of the section <c>[opik]</c>, keys in lower case. Empty when there is no file.</summary>
    /// <exception cref="OpikConfigurationException">The file is there but cannot be read.</exception>
    public static Dictionary<string, string> Read()
    {
        var path = Path;
        try
        {
            return File.Exists(path) ? Parse(File.ReadLines(path)) : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new OpikConfigurationException($"The configuration file '{path}' cannot be read: {unreadable.Message} Make it readable, or point OPIK_CONFIG_PATH elsewhere.", unreadable);
        }
    }

    /// <summary>Settings of the section <c>[opik]</c> of these lines. Blank ones count as unset.</summary>
    public static Dictionary<string, string> Parse(IEnumerable<string> lines)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var inSection = false;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line is ['[', .. var section, ']'])
                inSection = section.Trim().Equals("opik", StringComparison.OrdinalIgnoreCase);
            else if (inSection && line is not ([] or ['#' or ';', ..]) && line.IndexOfAny(['=', ':']) is > 0 and var at)
            {
                var value = Unquoted(line[(at + 1)..].Trim());
                if (value.Length > 0)
                    settings[line[..at].TrimEnd().ToLowerInvariant()] = value;
            }
        }

        return settings;
    }

    private static string Unquoted(string value) => value switch
    {
        ['"', .. var text, '"'] => text.Trim(),
        ['\'', .. var text, '\''] => text.Trim(),
        _ => value,
    };
}
