namespace HeyGen.McpServer.Model;

/// <summary>
/// A law between fields. Schemas that every host reads have no combinators at the root, so these laws stand beside the schema and are
/// checked in the same pass.
/// </summary>
internal abstract record ArgumentRule
{
    public abstract IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path);

    /// <summary>Exactly one of the fields is given.</summary>
    public static ArgumentRule ExactlyOneOf(params string[] names) => new OneOfRule(names, AtLeastOne: true);

    /// <summary>No two of the fields are given.</summary>
    public static ArgumentRule AtMostOneOf(params string[] names) => new OneOfRule(names, AtLeastOne: false);

    /// <summary>When <paramref name="condition"/> holds, none of the fields may be given.</summary>
    public static ArgumentRule Excludes(ArgumentCondition condition, params string[] names) => new ExcludesRule(condition, names);

    /// <summary>When <paramref name="condition"/> holds, one of the fields must be given.</summary>
    public static ArgumentRule Needs(ArgumentCondition condition, params string[] names) => new NeedsRule(condition, names);

    /// <summary>The second field is an older name of the first: both may be given with the same value only.</summary>
    public static ArgumentRule Renamed(string name, string olderName) => new RenamedRule(name, olderName);

    /// <summary>The number is one of a few; not every host reads an enum of numbers.</summary>
    public static ArgumentRule OneOfNumbers(string name, params decimal[] numbers) => new NumbersRule(name, numbers);

    /// <summary>The text, where it is given, says something.</summary>
    public static ArgumentRule NotBlank(string name) => new NotBlankRule(name);

    /// <summary>The second number is above the first.</summary>
    public static ArgumentRule Rises(string low, string high) => new RisesRule(low, high);

    /// <summary>The lists of this name, one in each object at the path, hold at most so many items together.</summary>
    public static ArgumentRule AtMostTogether(string path, string name, int most) => new TogetherRule(path, name, most);

    /// <summary>When <paramref name="condition"/> holds, the field, if given, has one of the values.</summary>
    public static ArgumentRule Allows(ArgumentCondition condition, string name, params string[] values) => new AllowsRule(condition, name, values);

    /// <summary>The rules hold when <paramref name="condition"/> does.</summary>
    public static ArgumentRule When(ArgumentCondition condition, params ArgumentRule[] rules) => new ConditionalRule(condition, rules);

    /// <summary>
    /// The rules hold for each object at the path; <c>scenes[].input</c> goes through every item of <c>scenes</c>, <c>variables{}</c> through every value of a
    /// map.
    /// </summary>
    public static ArgumentRule At(string path, params ArgumentRule[] rules) => new NestedRule(path, rules);

    private static bool Given(JsonObject arguments, string name) => arguments[name] is not null;

    private sealed record OneOfRule(string[] Names, bool AtLeastOne) : ArgumentRule
    {
        public override IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path)
        {
            var given = Names.Where(name => Given(arguments, name)).ToList();
            if (given.Count > 1)
            {
                var paths = string.Join(" and ", given.Select(name => JsonPlaces.Join(path, name)));
                yield return new(
                    JsonPlaces.Join(path, given[1]), $"{paths}: these exclude each other; keep one, for example {JsonPlaces.Join(path, given[0])}.");
            }
            else if (given.Count == 0 && AtLeastOne)
            {
                yield return new(JsonPlaces.Join(path, Names[0]), $"{JsonPlaces.Join(path, Names[0])}: exactly one of {string.Join(", ", Names)} is required.");
            }
        }
    }

    private sealed record ExcludesRule(ArgumentCondition Condition, string[] Names) : ArgumentRule
    {
        public override IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path) =>
            Condition.Holds(arguments)
                ? Names.Where(name => Given(arguments, name)).Select(name => new ArgumentProblem(
                    JsonPlaces.Join(path, name), $"{JsonPlaces.Join(path, name)}: not allowed with {Condition.Text}; leave out one of the two."))
                : [];
    }

    private sealed record NeedsRule(ArgumentCondition Condition, string[] Names) : ArgumentRule
    {
        public override IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path)
        {
            if (Condition.Holds(arguments) && !Names.Any(name => Given(arguments, name)))
                yield return new(JsonPlaces.Join(path, Names[0]), $"{JsonPlaces.Join(path, Names[0])}: {Condition.Text} needs {string.Join(" or ", Names)}.");
        }
    }

    private sealed record RenamedRule(string Name, string OlderName) : ArgumentRule
    {
        public override IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path)
        {
            if (arguments[Name] is { } value && arguments[OlderName] is { } older && !JsonNode.DeepEquals(value, older))
            {
                yield return new(
                    JsonPlaces.Join(path, OlderName), $"{JsonPlaces.Join(path, OlderName)}: an older name of {Name}, given with another value; keep {Name}.");
            }
        }
    }

    private sealed record NumbersRule(string Name, decimal[] Numbers) : ArgumentRule
    {
        public override IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path)
        {
            if (arguments[Name] is JsonValue value && !(JsonNumber.Read(value) is { } number && Numbers.Contains(number)))
            {
                var allowed = string.Join(", ", Numbers.Select(known => known.ToString(CultureInfo.InvariantCulture)));
                yield return new(JsonPlaces.Join(path, Name), $"{JsonPlaces.Join(path, Name)}: expected one of {allowed}, got {value.ToJsonString()}.");
            }
        }
    }

    private sealed record NotBlankRule(string Name) : ArgumentRule
    {
        public override IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path)
        {
            if (JsonText.Read(arguments[Name]) is { } text && string.IsNullOrWhiteSpace(text))
                yield return new(JsonPlaces.Join(path, Name), $"{JsonPlaces.Join(path, Name)}: must not be empty.");
        }
    }

    private sealed record AllowsRule(ArgumentCondition Condition, string Name, string[] Values) : ArgumentRule
    {
        public override IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path)
        {
            if (Condition.Holds(arguments) && JsonText.At(arguments, Name) is { } value && !Values.Contains(value))
                yield return new(JsonPlaces.Join(path, Name), $"{JsonPlaces.Join(path, Name)}: {Condition.Text} needs {string.Join(" or ", Values)}.");
        }
    }

    private sealed record RisesRule(string Low, string High) : ArgumentRule
    {
        public override IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path)
        {
            if (Number(arguments, Low) is { } low && Number(arguments, High) is { } high && high <= low)
            {
                yield return new(
                    JsonPlaces.Join(path, High), $"{JsonPlaces.Join(path, High)}: must be above {Low}, which is {arguments[Low]!.ToJsonString()}.");
            }
        }

        private static decimal? Number(JsonObject arguments, string name) =>
            arguments[name] is JsonValue value && value.TryGetValue(out decimal number) ? number : null;
    }

    private sealed record TogetherRule(string Path, string Name, int Most) : ArgumentRule
    {
        public override IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path)
        {
            var count = NestedRule.Objects(arguments, path, Path).Sum(place => (place.Fields[Name] as JsonArray)?.Count ?? 0);
            if (count > Most)
                yield return new(JsonPlaces.Join(path, Path), $"{JsonPlaces.Join(path, Path)}.{Name}: at most {Most} in all, got {count}.");
        }
    }

    private sealed record ConditionalRule(ArgumentCondition Condition, ArgumentRule[] Rules) : ArgumentRule
    {
        public override IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path) =>
            Condition.Holds(arguments) ? Rules.SelectMany(rule => rule.Check(arguments, path)) : [];
    }

    private sealed record NestedRule(string Path, ArgumentRule[] Rules) : ArgumentRule
    {
        public override IEnumerable<ArgumentProblem> Check(JsonObject arguments, string path) =>
            Objects(arguments, path, Path).SelectMany(place => Rules.SelectMany(rule => rule.Check(place.Fields, place.Path)));

        public static IEnumerable<(JsonObject Fields, string Path)> Objects(JsonObject arguments, string path, string nested) =>
            JsonPlaces.Of(arguments, nested, path).Where(found => found.Node is JsonObject).Select(found => (found.Node.AsObject(), found.Place));
    }
}
