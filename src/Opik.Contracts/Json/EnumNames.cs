using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Opik.Contracts;

/// <summary>
/// Names of enum members in the catalog and on the wire: the member in snake_case, <c>TraceThreadLlmAsJudge</c> is
/// <c>trace_thread_llm_as_judge</c>, unless <see cref="JsonStringEnumMemberNameAttribute"/> gives another. They are stored as
/// text because filters compare them.
/// </summary>
public static class EnumNames
{
    /// <summary>Name of the member.</summary>
    public static string WireName<T>(this T member)
        where T : struct, Enum => Table<T>.OfMember[member];

    /// <summary>The member of the name, in exactly that spelling.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static T Parse<T>(string name)
        where T : struct, Enum => Table<T>.OfName.TryGetValue(name, out var member) ? member : throw new ArgumentOutOfRangeException(nameof(name), name, $"There is no {typeof(T).Name} of that name.");

    private static class Table<T>
        where T : struct, Enum
    {
        public static Dictionary<T, string> OfMember { get; } = Enum.GetValues<T>().ToDictionary(member => member, NameOf);

        public static Dictionary<string, T> OfName { get; } = OfMember.ToDictionary(entry => entry.Value, entry => entry.Key, StringComparer.Ordinal);

        private static string NameOf(T member) =>
            typeof(T).GetField(member.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());
    }
}
