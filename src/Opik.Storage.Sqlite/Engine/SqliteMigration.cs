using System.Reflection;

namespace Opik.Storage.Sqlite;

/// <summary>One step of the schema. Steps run in order, each in one transaction together with its version number.</summary>
/// <param name="Version">1, 2, 3, …</param>
/// <param name="Sql">The statements.</param>
public sealed record SqliteMigration(int Version, string Sql)
{
    /// <summary>
    /// The embedded files <c>{folder}.NNNN_name.sql</c> of this assembly, in order. Numbers must have no gaps.
    /// </summary>
    /// <exception cref="InvalidOperationException">A number is missing or double.</exception>
    public static IReadOnlyList<SqliteMigration> FromResources(string folder)
    {
        var assembly = typeof(SqliteMigration).Assembly;
        var prefix = $"{assembly.GetName().Name}.{folder}.";
        var migrations = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => new SqliteMigration(int.Parse(name.AsSpan(prefix.Length, 4)), Read(assembly, name)))
            .OrderBy(migration => migration.Version)
            .ToList();
        for (var i = 0; i < migrations.Count; i++)
        {
            if (migrations[i].Version != i + 1)
                throw new InvalidOperationException($"Migrations of {folder} must be numbered 1, 2, 3 …; found {migrations[i].Version} at place {i + 1}.");
        }

        return migrations;
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
